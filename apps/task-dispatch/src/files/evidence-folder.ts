import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FileDoesNotMatchError, FileTooLargeError, UploadNotFoundError } from '../domain/evidence-errors.js';
import { type AnnouncedFile, EvidenceStore, type KeptFile } from '../ports/evidence-store.js';
import { contentKindOf } from './content-kind.js';
import { barePicture } from './picture-metadata/bare-picture.js';

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
    const came = isStaged ? sumsOf(bytes) : ((await this.sumsBefore(storageKey)) ?? sumsOf(bytes));
    if (came.size !== file.size) throw new FileDoesNotMatchError('size');
    if (came.sha256 !== file.sha256) throw new FileDoesNotMatchError('sha256');
    const contentType = await contentKindOf(bytes, file.fileName);
    // What is kept already is what its row says of it.
    const bare = isStaged ? barePicture(bytes, contentType) : bytes;
    if (bare !== bytes) await this.replace(staged, { kept, bare, came });
    else if (isStaged) await this.move(staged, kept);
    return { storageKey, contentType, ...sumsOf(bare) };
  }

  override async remove(storageKey: string): Promise<void> {
    const path = pathIn(this.evidenceDir, storageKey);
    for (const gone of [path, cameAs(path)]) await rm(gone, { force: true });
  }

  override async keptBefore(before: Date): Promise<readonly string[]> {
    return await olderThan(this.evidenceDir, before);
  }

  override async clearStaging(before: Date): Promise<void> {
    for (const name of await olderThan(this.stagingDir, before, STAGED)) {
      await rm(join(this.stagingDir, name), { force: true });
    }
  }

  /** What a picture was before something was taken out of it: a repeated announcement still names that. */
  private async sumsBefore(storageKey: string): Promise<Sums | null> {
    const text = await readFile(cameAs(pathIn(this.evidenceDir, storageKey)), 'utf8').catch(() => null);
    return text === null ? null : (JSON.parse(text) as Sums);
  }

  /** The upload goes last: until then everything can be done again. */
  private async replace(
    staged: string,
    { kept, bare, came }: { readonly kept: string; readonly bare: Buffer; readonly came: Sums },
  ): Promise<void> {
    await mkdir(this.evidenceDir, { recursive: true, mode: 0o750 });
    await writeFile(cameAs(kept), JSON.stringify(came), { mode: 0o640 });
    // Under a name of its own kind: one that a crash leaves is swept as a file without a row.
    const fresh = join(this.evidenceDir, randomUUID());
    await writeFile(fresh, bare, { mode: 0o640 });
    await rename(fresh, kept);
    await rm(staged, { force: true });
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

interface Sums {
  readonly size: number;
  readonly sha256: string;
}

function sumsOf(bytes: Buffer): Sums {
  return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

const cameAs = (kept: string): string => `${kept}.came-as`;
