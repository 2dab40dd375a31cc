import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** What is known of an upload that may come in parts. */
const uploadRecord = z.strictObject({
  uploadId: z.uuid(),
  /** Whose it is: nobody else sees it. */
  personId: z.string(),
  fileName: z.string(),
  /** The metadata as the client gave it. */
  metadata: z.string(),
  /** Bytes it will have. */
  size: z.int().min(1),
  createdAt: z.iso.datetime(),
  /** Of the whole; null until it is whole. */
  sha256: z.string().nullable(),
});
export type UploadRecord = Readonly<z.output<typeof uploadRecord>>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * A record lies beside the bytes, as `<id>.json`, so that any replica of the gateway can go on and the sweep
 * of the staging folder takes both.
 */
export class UploadRecords {
  constructor(private readonly folder: string) {}

  /** The bytes that have come so far, under a name that nobody can claim as an upload. */
  partial(uploadId: string): string {
    return join(this.folder, `${uploadId}.part`);
  }

  /** The whole file, as uploads in one form are staged. */
  whole(uploadId: string): string {
    return join(this.folder, uploadId);
  }

  async create(about: Omit<UploadRecord, 'uploadId' | 'createdAt' | 'sha256'>): Promise<UploadRecord> {
    const record = { ...about, uploadId: randomUUID(), createdAt: new Date().toISOString(), sha256: null };
    await mkdir(this.folder, { recursive: true });
    await writeFile(this.partial(record.uploadId), '', { flag: 'wx', mode: 0o600 });
    await this.write(record);
    return record;
  }

  /** By one rename: half a record would be none. */
  async write(record: UploadRecord): Promise<void> {
    const fresh = this.file(`${record.uploadId}.${randomUUID()}`);
    await writeFile(fresh, JSON.stringify(record), { flag: 'wx', mode: 0o600 });
    await rename(fresh, this.file(record.uploadId));
  }

  async read(uploadId: string): Promise<UploadRecord | null> {
    if (!UUID.test(uploadId)) return null;
    const text = await readFile(this.file(uploadId), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    return text === null ? null : uploadRecord.parse(JSON.parse(text));
  }

  /** The record goes first: without it the bytes are nobody's. */
  async remove(uploadId: string): Promise<void> {
    for (const path of [this.file(uploadId), this.partial(uploadId), this.whole(uploadId)]) {
      await rm(path, { force: true });
    }
  }

  private file(name: string): string {
    return join(this.folder, `${name}.json`);
  }
}
