import { Inject, Injectable } from '@nestjs/common';
import { PlatformError } from '#libs/contracts';
import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GATEWAY_CONFIG, type GatewayConfig } from '../gateway.config.js';
import { refusalOfStoring } from './refusal-of-storing.js';

export interface StagedFile {
  readonly uploadId: string;
  readonly size: number;
  readonly sha256: string;
}

/**
 * Where uploads wait until task-dispatch has checked and claimed them; what nobody claims is swept there.
 * The name on disk is the random id, never anything that a client sent.
 */
@Injectable()
export class Staging {
  constructor(@Inject(GATEWAY_CONFIG) private readonly config: GatewayConfig) {}

  /** Streams to disk; a file that is cut off or too large leaves nothing behind. @throws PlatformError */
  async store(bytes: Readable): Promise<StagedFile> {
    const uploadId = randomUUID();
    const path = join(this.config.stagingDir, uploadId);
    const partial = `${path}.part`;
    const measure = new Measure(this.config.uploadMegabytes * 1024 * 1024);
    await mkdir(this.config.stagingDir, { recursive: true });
    try {
      await pipeline(bytes, measure, createWriteStream(partial, { flags: 'wx', mode: 0o600 }));
      if (measure.size === 0) throw new PlatformError('platform/invalid-input', 'The file is empty.');
      await rename(partial, path);
    } catch (error) {
      await rm(partial, { force: true });
      throw refusalOfStoring(error);
    }
    return { uploadId, size: measure.size, sha256: measure.digest() };
  }

  /** For a file of a form that turned out to be none. */
  async discard(uploadId: string): Promise<void> {
    await rm(join(this.config.stagingDir, uploadId), { force: true });
  }
}

/** Counts and hashes what passes, and stops at the limit. */
class Measure extends Transform {
  size = 0;
  private readonly hash = createHash('sha256');

  constructor(private readonly limit: number) {
    super();
  }

  digest(): string {
    return this.hash.digest('hex');
  }

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (error: Error | null, data?: Buffer) => void,
  ): void {
    this.size += chunk.length;
    if (this.size > this.limit) {
      const details = { limitBytes: this.limit };
      return done(new PlatformError('platform/payload-too-large', 'The file is too large.', details));
    }
    this.hash.update(chunk);
    done(null, chunk);
  }
}
