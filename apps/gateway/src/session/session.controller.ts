import { Body, Controller, Get, Header, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { PlatformError, sessionLogOut } from '#libs/contracts';
import { uuidv7 } from '#libs/kernel';
import { RpcClient } from '#libs/messaging';
import type { FastifyReply } from 'fastify';
import { GATEWAY_CONFIG, type GatewayConfig } from '../gateway.config.js';
import { callOf } from '../routes/rpc-call.js';
import { Allow, type AdmittedRequest } from './access.guard.js';
import { clearSessionCookie } from './session-cookie.js';
import { SessionOpening, type Credentials } from './session-opening.js';
import { Sessions } from './sessions.js';

/** Sign in and out. The token goes into a cookie that scripts cannot read; other clients may take it from the answer. */
@Controller('api/v1/session')
export class SessionController {
  constructor(
    private readonly rpc: RpcClient,
    private readonly sessions: Sessions,
    private readonly opening: SessionOpening,
    @Inject(GATEWAY_CONFIG) private readonly config: GatewayConfig,
  ) {}

  @Post()
  @HttpCode(201)
  @Header('cache-control', 'no-store')
  @Allow('anyone')
  async logIn(
    @Body() body: Credentials,
    @Req() request: AdmittedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    if (typeof body !== 'object' || body === null || 'clientAddress' in body) {
      throw new PlatformError('platform/invalid-input', 'Give login and password.');
    }
    return this.opening.open(body, request, reply);
  }

  @Get()
  @Header('cache-control', 'no-store')
  @Allow('person')
  show(@Req() request: AdmittedRequest): unknown {
    const { caller, sessionId } = request.signedCaller!;
    const { personId, name, appointments } = caller;
    return { sessionId, personId, name, appointments };
  }

  @Post('end')
  @HttpCode(200)
  @Allow('person')
  async logOut(
    @Req() request: AdmittedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const ended = await this.rpc.send(sessionLogOut, {}, { ...callOf(request), idempotencyKey: uuidv7() });
    this.sessions.forget(request.signedCaller!.sessionId);
    clearSessionCookie(reply, this.config.cookieSecure);
    return ended;
  }
}
