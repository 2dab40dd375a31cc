import { PlatformError } from '#libs/contracts';
import type { FastifyReply } from 'fastify';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { attachment } from './content-disposition.js';

/** What task-dispatch lets a person download. */
export interface DownloadGrant {
  readonly storageKey: string;
  readonly fileName: string;
  readonly contentType: string;
}

/**
 * Answers with a file of `folder`, always as a download that no browser runs or keeps.
 *
 * @throws PlatformError platform/unavailable when the file is not there
 */
export async function sendAttachment(
  reply: FastifyReply,
  folder: string,
  { storageKey, fileName, contentType }: DownloadGrant,
): Promise<void> {
  // The key is task-dispatch's own; the base name holds it inside the folder whatever it may become.
  const path = join(folder, basename(storageKey));
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new PlatformError('platform/unavailable', 'The file is not at hand just now.');
  await reply
    .headers({
      'content-type': contentType,
      'content-length': found.size,
      'content-disposition': attachment(fileName),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
    .send(createReadStream(path));
}
