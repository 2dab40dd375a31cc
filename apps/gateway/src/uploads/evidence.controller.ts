import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { evidenceGrant } from '#libs/contracts';
import { uuidv7 } from '#libs/kernel';
import { RpcClient } from '#libs/messaging';
import type { FastifyReply } from 'fastify';
import { GATEWAY_CONFIG, type GatewayConfig } from '../gateway.config.js';
import { callOf } from '../routes/rpc-call.js';
import { Allow, type AdmittedRequest } from '../session/access.guard.js';
import { sendAttachment } from './download.js';

/** Hands out evidence by a grant of task-dispatch. */
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
    await sendAttachment(reply, this.config.evidenceDir, grant);
  }
}
