import { Inject, Injectable } from '@nestjs/common';
import { PlatformError } from '#libs/contracts';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, stat, type FileHandle } from 'node:fs/promises';
import { addAbortSignal, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GATEWAY_CONFIG, type GatewayConfig } from '../../gateway.config.js';
import { refusalOfStoring } from '../refusal-of-storing.js';
import { Turns } from './turns.js';
import { UploadRecords, type UploadRecord } from './upload-records.js';

/** An upload that nobody has finished by then is gone; the sweep of the staging folder has the same hours. */
const KEPT_MS = 24 * 3_600_000;

export interface UploadState {
  readonly record: UploadRecord;
  /** Bytes that are here; the next part begins there. */
  readonly offset: number;
  readonly expiresAt: Date;
}

export interface Part {
  /** Where the client believes that the part belongs. */
  readonly offset: number;
  readonly bytes: Readable;
}

/** Whose upload, and which. */
export interface UploadKey {
  readonly uploadId: string;
  readonly personId: string;
}

/** Uploads in parts: what has come stays when the line is cut, and a whole one is staged as any other upload. */
@Injectable()
export class ResumableUploads {
  readonly limitBytes: number;
  private readonly records: UploadRecords;
  private readonly turns = new Turns();

  constructor(@Inject(GATEWAY_CONFIG) config: GatewayConfig) {
    this.limitBytes = config.uploadMegabytes * 1024 * 1024;
    this.records = new UploadRecords(config.stagingDir);
  }

  /** @throws PlatformError platform/payload-too-large, platform/invalid-input for an empty file */
  async create(
    about: Pick<UploadRecord, 'personId' | 'fileName' | 'metadata' | 'size'>,
  ): Promise<UploadState> {
    if (about.size > this.limitBytes) throw this.tooLarge(this.limitBytes);
    if (about.size === 0) throw new PlatformError('platform/invalid-input', 'The file is empty.');
    try {
      return stateOf(await this.records.create(about), 0);
    } catch (error) {
      throw refusalOfStoring(error);
    }
  }

  /** Ends a part that is still coming in: whoever asks where to go on sends no more of it. @throws not-found */
  async state(key: UploadKey): Promise<UploadState> {
    await this.own(key);
    return this.turns.take(key.uploadId, () => this.current(key));
  }

  /**
   * Keeps what comes, also of a part that is cut off.
   *
   * @throws PlatformError platform/upload-offset-conflict when the part belongs elsewhere, platform/payload-too-large
   * when it is longer than was said, platform/not-found
   */
  async append(key: UploadKey, part: Part): Promise<UploadState> {
    await this.own(key);
    return this.turns.take(key.uploadId, async (signal) => {
      const { record, offset } = await this.current(key);
      if (part.offset !== offset) {
        throw new PlatformError('platform/upload-offset-conflict', 'The upload goes on elsewhere.', {
          offset,
        });
      }
      const bytes = addAbortSignal(signal, part.bytes);
      const reached = await this.write(record, { offset, bytes });
      return reached === record.size ? this.finish(record) : stateOf(record, reached);
    });
  }

  /** @throws PlatformError platform/not-found */
  async remove(key: UploadKey): Promise<void> {
    await this.own(key);
    await this.turns.take(key.uploadId, () => this.records.remove(key.uploadId));
  }

  private async own({ uploadId, personId }: UploadKey): Promise<UploadRecord> {
    const record = await this.records.read(uploadId);
    if (!record || record.personId !== personId || expiryOf(record).getTime() < Date.now()) throw notFound();
    return record;
  }

  /** Also mends what a crash has left: all bytes there, but not staged yet. */
  private async current(key: UploadKey): Promise<UploadState> {
    const record = await this.own(key);
    if (record.sha256 !== null) return stateOf(record, record.size);
    const offset = await sizeOf(this.records.partial(record.uploadId));
    if (offset === record.size) return this.finish(record);
    if (offset !== null) return stateOf(record, offset);
    if ((await sizeOf(this.records.whole(record.uploadId))) === record.size) return this.finish(record);
    throw notFound();
  }

  private async write(record: UploadRecord, { offset, bytes }: Part): Promise<number> {
    const file = await open(this.records.partial(record.uploadId), 'r+').catch(refuse);
    let position = offset;
    try {
      for await (const chunk of bytes as AsyncIterable<Buffer>) {
        if (position + chunk.length > record.size) {
          await file.truncate(offset);
          throw this.tooLarge(record.size);
        }
        position += await writeAll(file, chunk, position);
      }
      return position;
    } catch (error) {
      throw refusalOfStoring(error);
    } finally {
      await file.close();
    }
  }

  private async finish(record: UploadRecord): Promise<UploadState> {
    const whole = this.records.whole(record.uploadId);
    await rename(this.records.partial(record.uploadId), whole).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    const hash = createHash('sha256');
    await pipeline(createReadStream(whole), hash);
    const finished = { ...record, sha256: hash.digest('hex') };
    await this.records.write(finished);
    return stateOf(finished, record.size);
  }

  private tooLarge(limitBytes: number): PlatformError {
    return new PlatformError('platform/payload-too-large', 'The file is too large.', { limitBytes });
  }
}

function stateOf(record: UploadRecord, offset: number): UploadState {
  return { record, offset, expiresAt: expiryOf(record) };
}

function expiryOf({ createdAt }: UploadRecord): Date {
  return new Date(Date.parse(createdAt) + KEPT_MS);
}

async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    () => null,
  );
}

/** The disk may take a part of a chunk at a time. */
async function writeAll(file: FileHandle, chunk: Buffer, position: number): Promise<number> {
  for (let done = 0; done < chunk.length;) {
    done += (await file.write(chunk, done, chunk.length - done, position + done)).bytesWritten;
  }
  return chunk.length;
}

function refuse(error: unknown): never {
  throw refusalOfStoring(error);
}

function notFound(): PlatformError {
  return new PlatformError('platform/not-found', 'There is no such upload.');
}
