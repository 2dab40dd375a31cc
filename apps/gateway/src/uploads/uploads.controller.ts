import { Controller, Header, HttpCode, Post, Req } from '@nestjs/common';
import { PlatformError } from '#libs/contracts';
import { Allow, type AdmittedRequest } from '../session/access.guard.js';
import { shownName } from './shown-name.js';
import { Staging, type StagedFile } from './staging.js';

/** Bytes come in here and go to disk as they come; they never travel over the bus. */
@Controller('api/v1/uploads')
export class UploadsController {
  constructor(private readonly staging: Staging) {}

  /** One file in a multipart form. The answer's `uploadId` is what evidence and directives refer to. */
  @Post()
  @HttpCode(201)
  @Header('cache-control', 'no-store')
  @Allow({ anyOf: ['handle', 'draft'] })
  async upload(@Req() request: AdmittedRequest): Promise<unknown> {
    if (!request.isMultipart()) {
      throw new PlatformError('platform/unsupported-media-type', 'Send the file as multipart/form-data.');
    }
    const stored: (StagedFile & { fileName: string })[] = [];
    try {
      for await (const part of request.parts()) {
        if (part.type !== 'file') continue;
        stored.push({ fileName: shownName(part.filename), ...(await this.staging.store(part.file)) });
      }
    } catch (error) {
      await Promise.all(stored.map(({ uploadId }) => this.staging.discard(uploadId)));
      throw unreadable(error);
    }
    if (stored.length === 0) throw new PlatformError('platform/invalid-input', 'The form holds no file.');
    return stored[0];
  }
}

/** Two files, too many fields, a form that ends too early. */
function unreadable(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  return new PlatformError('platform/invalid-input', 'The form cannot be read; it holds one file.', {
    reason: (error as Error).name,
  });
}
