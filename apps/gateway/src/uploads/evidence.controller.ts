import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { evidenceGrant, PlatformError } from '#libs/contracts';
import { uuidv7 } from '#libs/kernel';
import { RpcClient } from '#libs/messaging';
import type { FastifyReply } from 'fastify';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { GATEWAY_CONFIG, type GatewayConfig } from '../gateway.config.js';
import { callOf } from '../routes/rpc-call.js';
import { Allow, type AdmittedRequest } from '../session/access.guard.js';
import { attachment } from './content-disposition.js';

/** Hands out evidence by a grant of task-dispatch, always as a download that no browser runs. */
@Controller('api/v1/evidence')
export class EvidenceController {
  constructor(
    private readonly rpc: RpcClient,
    @Inject(GATEWAY_CONFIG) private readonly config: GatewayConfig,
  ) {}

  @Get(':evidenceId/content')
  @Allow('person')
  async download(
    @Param('evidenceId') evidenceId: string,
    @Req() request: AdmittedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const call = { ...callOf(request), idempotencyKey: uuidv7() };
    const grant = await this.rpc.send(evidenceGrant, { evidenceId }, call);
    // The key is task-dispatch's own; the base name holds it inside the folder whatever it may become.
    const path = join(this.config.evidenceDir, basename(grant.storageKey));
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile())
      throw new PlatformError('platform/unavailable', 'The file is not at hand just now.');
    await reply
      .headers({
        'content-type': grant.contentType,
        'content-length': found.size,
        'content-disposition': attachment(grant.fileName),
        'content-security-policy': "sandbox; default-src 'none'",
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      })
      .send(createReadStream(path));
  }
}
