import { Inject, Injectable } from '@nestjs/common';
import { sessionLogIn, type OutputOf, type RequestOf } from '#libs/contracts';
import { uuidv7 } from '#libs/kernel';
import { RpcClient } from '#libs/messaging';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GATEWAY_CONFIG, type GatewayConfig } from '../gateway.config.js';
import { setSessionCookie } from './session-cookie.js';

export type Credentials = Omit<RequestOf<typeof sessionLogIn>, 'clientAddress'>;

/** The one way in: asks organization for a session and puts its token into the cookie. */
@Injectable()
export class SessionOpening {
  constructor(
    private readonly rpc: RpcClient,
    @Inject(GATEWAY_CONFIG) private readonly config: GatewayConfig,
  ) {}

  async open(
    credentials: Credentials,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<OutputOf<typeof sessionLogIn>> {
    const input = { ...credentials, clientAddress: request.ip };
    const call = { correlationId: request.id, idempotencyKey: uuidv7() };
    const opened = await this.rpc.send(sessionLogIn, input, call);
    setSessionCookie(reply, opened.sessionToken, this.config.cookieSecure);
    return opened;
  }
}
