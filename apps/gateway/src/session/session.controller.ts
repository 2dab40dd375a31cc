import { Body, Controller, Get, Header, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { PlatformError, sessionLogIn, sessionLogOut, type RequestOf } from '#libs/contracts';
import { uuidv7 } from '#libs/kernel';
import { RpcClient } from '#libs/messaging';
import type { FastifyReply } from 'fastify';
import { GATEWAY_CONFIG, type GatewayConfig } from '../gateway.config.js';
import { callOf } from '../routes/rpc-call.js';
import { Allow, type AdmittedRequest } from './access.guard.js';
import { clearSessionCookie, setSessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.js';

/** Sign in and out. The token goes into a cookie that scripts cannot read; other clients may take it from the answer. */
@Controller('api/v1/session')
export class SessionController {
  constructor(
    private readonly rpc: RpcClient,
    private readonly sessions: Sessions,
    @Inject(GATEWAY_CONFIG) private readonly config: GatewayConfig,
  ) {}

  @Post()
  @HttpCode(201)
  @Header('cache-control', 'no-store')
  @Allow('anyone')
  async logIn(
    @Body() body: Omit<RequestOf<typeof sessionLogIn>, 'clientAddress'>,
    @Req() request: AdmittedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    if (typeof body !== 'object' || body === null || 'clientAddress' in body) {
      throw new PlatformError('platform/invalid-input', 'Give login and password.');
    }
    const input = { ...body, clientAddress: request.ip };
    const call = { correlationId: request.id, idempotencyKey: uuidv7() };
    const opened = await this.rpc.send(sessionLogIn, input, call);
    setSessionCookie(reply, opened.sessionToken, this.config.cookieSecure);
    return opened;
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
