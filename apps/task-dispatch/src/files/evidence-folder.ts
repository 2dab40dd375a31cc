import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FileDoesNotMatchError, FileTooLargeError, UploadNotFoundError } from '../domain/evidence-errors.js';
import { type AnnouncedFile, EvidenceStore, type KeptFile } from '../ports/evidence-store.js';
import { contentKindOf } from './content-kind.js';

/** Bytes of one file of evidence. */
export const MAX_EVIDENCE_BYTES = 20 * 1024 * 1024;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Also what the gateway has of uploads that are not whole: their bytes so far, and what it knows of them. */
const STAGED = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.part|(\.[0-9a-f-]{36})?\.json)?$/;

/**
 * Evidence in a folder, each file under the random id of its upload: no name that a person chose is ever
 * part of a path, and moving it twice is harmless.
 */
export class EvidenceFolder extends EvidenceStore {
  constructor(
    private readonly stagingDir: string,
    private readonly evidenceDir: string,
  ) {
    super();
  }

  override async keep(file: AnnouncedFile): Promise<KeptFile> {
    const storageKey = file.uploadId;
    const staged = pathIn(this.stagingDir, file.uploadId);
    const kept = pathIn(this.evidenceDir, storageKey);
    const isStaged = await exists(staged);
    const bytes = await bytesOf(isStaged ? staged : kept);
    if (bytes.length !== file.size) throw new FileDoesNotMatchError('size');
    if (sha256Of(bytes) !== file.sha256) throw new FileDoesNotMatchError('sha256');
    const contentType = await contentKindOf(bytes, file.fileName);
    if (isStaged) await this.move(staged, kept);
    return { storageKey, contentType };
  }

  override async remove(storageKey: string): Promise<void> {
    await rm(pathIn(this.evidenceDir, storageKey), { force: true });
  }

  override async keptBefore(before: Date): Promise<readonly string[]> {
    return await olderThan(this.evidenceDir, before);
  }

  override async clearStaging(before: Date): Promise<void> {
    for (const name of await olderThan(this.stagingDir, before, STAGED)) {
      await rm(join(this.stagingDir, name), { force: true });
    }
  }

  private async move(from: string, to: string): Promise<void> {
    await mkdir(this.evidenceDir, { recursive: true, mode: 0o750 });
    try {
      await rename(from, to);
    } catch (error) {
      // The two folders may be different volumes.
      if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
      await copyFile(from, to);
      await rm(from, { force: true });
    }
  }
}

function pathIn(folder: string, id: string): string {
  if (!UUID.test(id)) throw new UploadNotFoundError();
  return join(folder, id);
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}

/** The bytes of a regular file, never through a link. */
async function bytesOf(path: string): Promise<Buffer> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch(
    (error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' || error.code === 'ELOOP' ? new UploadNotFoundError() : error;
    },
  );
  try {
    const { size } = await file.stat();
    if (size > MAX_EVIDENCE_BYTES) throw new FileTooLargeError(MAX_EVIDENCE_BYTES);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

async function olderThan(folder: string, before: Date, names = UUID): Promise<string[]> {
  const entries = await readdir(folder).catch(() => [] as string[]);
  const old: string[] = [];
  for (const name of entries) {
    const found = names.test(name) ? await stat(join(folder, name)).catch(() => null) : null;
    if (found?.isFile() && found.mtime < before) old.push(name);
  }
  return old;
}

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
