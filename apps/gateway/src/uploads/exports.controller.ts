import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { exportGrant } from '#libs/contracts';
import { RpcClient } from '#libs/messaging';
import type { FastifyReply } from 'fastify';
import { join } from 'node:path';
import { GATEWAY_CONFIG, type GatewayConfig } from '../gateway.config.js';
import { callOf } from '../routes/rpc-call.js';
import { Allow, type AdmittedRequest } from '../session/access.guard.js';
import { sendAttachment } from './download.js';

/** Hands out ledgers by a grant of task-dispatch, which keeps them below the folder of evidence. */
@Controller('api/v1/exports')
export class ExportsController {
  constructor(
    private readonly rpc: RpcClient,
    @Inject(GATEWAY_CONFIG) private readonly config: GatewayConfig,
  ) {}

  @Get(':exportId/content')
  @Allow(exportGrant.access)
  async download(
    @Param('exportId') exportId: string,
    @Req() request: AdmittedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const grant = await this.rpc.send(exportGrant, { exportId }, callOf(request));
    await sendAttachment(reply, join(this.config.evidenceDir, 'exports'), grant);
  }
}
