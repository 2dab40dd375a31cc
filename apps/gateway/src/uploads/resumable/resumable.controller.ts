import {
  Controller,
  Delete,
  Get,
  Head,
  Header,
  HttpCode,
  Options,
  Param,
  Patch,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import { PlatformError, type Access } from '#libs/contracts';
import type { FastifyReply } from 'fastify';
import { OFFSET_STREAM, RESUMABLE_PATH } from '../../http/offset-stream.js';
import { Allow, type AdmittedRequest } from '../../session/access.guard.js';
import { ResumableUploads, type UploadKey, type UploadState } from './resumable-uploads.js';
import { assertVersion, bytesIn, metadataIn, TUS_EXTENSIONS, TUS_VERSION } from './tus-headers.js';

/** As for uploads in one form. */
const UPLOADERS: Access = { anyOf: ['handle', 'draft'] };

/** Uploads that go on where the line was cut: the tus protocol 1.0 (https://tus.io/protocols/resumable-upload). */
@Controller(RESUMABLE_PATH)
export class ResumableController {
  constructor(private readonly uploads: ResumableUploads) {}

  /** What of the protocol is spoken here. */
  @Options()
  @HttpCode(204)
  @Allow(UPLOADERS)
  describe(@Res({ passthrough: true }) reply: FastifyReply): void {
    void reply.headers({
      'tus-resumable': TUS_VERSION,
      'tus-version': TUS_VERSION,
      'tus-extension': TUS_EXTENSIONS,
      'tus-max-size': this.uploads.limitBytes,
    });
  }

  @Post()
  @HttpCode(201)
  @Header('cache-control', 'no-store')
  @Allow(UPLOADERS)
  async create(
    @Req() request: AdmittedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    speakTus(request, reply);
    const { given: metadata, fileName } = metadataIn(request.headers);
    const size = bytesIn(request.headers, 'upload-length');
    const { personId } = request.signedCaller!.caller;
    const state = await this.uploads.create({ personId, fileName, metadata, size });
    void reply.header('location', `${RESUMABLE_PATH}/${state.record.uploadId}`).headers(progress(state));
  }

  @Head(':uploadId')
  @Header('cache-control', 'no-store')
  @Allow(UPLOADERS)
  async ask(
    @Param('uploadId') uploadId: string,
    @Req() request: AdmittedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    speakTus(request, reply);
    const state = await this.uploads.state(keyOf(uploadId, request));
    const { size, metadata } = state.record;
    void reply.headers({ ...progress(state), 'upload-length': size });
    if (metadata !== '') void reply.header('upload-metadata', metadata);
  }

  /** The same in JSON; of a whole file also its hash, which whoever uses the upload has to name. */
  @Get(':uploadId')
  @Header('cache-control', 'no-store')
  @Allow(UPLOADERS)
  async show(@Param('uploadId') uploadId: string, @Req() request: AdmittedRequest): Promise<unknown> {
    const { record, offset, expiresAt } = await this.uploads.state(keyOf(uploadId, request));
    const { fileName, size, sha256 } = record;
    return { uploadId, fileName, size, offset, sha256, expiresAt: expiresAt.toISOString() };
  }

  @Patch(':uploadId')
  @HttpCode(204)
  @Header('cache-control', 'no-store')
  @Allow(UPLOADERS)
  async append(
    @Param('uploadId') uploadId: string,
    @Req() request: AdmittedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    speakTus(request, reply);
    if (request.headers['content-type'] !== OFFSET_STREAM) {
      throw new PlatformError(
        'platform/unsupported-media-type',
        `Send a part of the file as ${OFFSET_STREAM}.`,
      );
    }
    const part = { offset: bytesIn(request.headers, 'upload-offset'), bytes: request.raw };
    void reply.headers(progress(await this.uploads.append(keyOf(uploadId, request), part)));
  }

  @Delete(':uploadId')
  @HttpCode(204)
  @Allow(UPLOADERS)
  async remove(
    @Param('uploadId') uploadId: string,
    @Req() request: AdmittedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    speakTus(request, reply);
    await this.uploads.remove(keyOf(uploadId, request));
  }
}

function speakTus(request: AdmittedRequest, reply: FastifyReply): void {
  void reply.headers({ 'tus-resumable': TUS_VERSION, 'tus-version': TUS_VERSION });
  assertVersion(request.headers);
}

function keyOf(uploadId: string, request: AdmittedRequest): UploadKey {
  return { uploadId, personId: request.signedCaller!.caller.personId };
}

function progress({ offset, expiresAt }: UploadState): Record<string, string> {
  return { 'upload-offset': String(offset), 'upload-expires': expiresAt.toUTCString() };
}
