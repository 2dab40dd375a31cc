import { Controller, Header, HttpCode, Post, Req } from '@nestjs/common';
import { PlatformError } from '#libs/contracts';
import type { MultipartFile } from '@fastify/multipart';
import { Allow, type AdmittedRequest } from '../session/access.guard.js';
import { Staging } from './staging.js';

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
    const file = await firstFile(request);
    if (!file) throw new PlatformError('platform/invalid-input', 'The form holds no file.');
    return { fileName: shownName(file.filename), ...(await this.staging.store(file.file)) };
  }
}

async function firstFile(request: AdmittedRequest): Promise<MultipartFile | undefined> {
  try {
    return await request.file();
  } catch (error) {
    throw new PlatformError('platform/invalid-input', 'The form cannot be read.', {
      reason: (error as Error).name,
    });
  }
}

/** For people only: without path, control characters and direction overrides. */
function shownName(given: string | undefined): string {
  const name = (given ?? '')
    .split(/[\\/]/)
    .at(-1)!
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .trim();
  return name.slice(0, 255) || 'file';
}
