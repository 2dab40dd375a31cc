import { CanActivate, Inject, Injectable, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { PlatformError, type Access } from '#libs/contracts';
import type { Caller } from '#libs/kernel';
import type { FastifyRequest } from 'fastify';
import { GATEWAY_CONFIG, type GatewayConfig } from '../gateway.config.js';
import { refuseCrossSite } from '../http/cross-site.js';
import { sessionTokenOf } from './session-cookie.js';
import { Sessions, type SignedCaller } from './sessions.js';

export const ACCESS = 'guantong:access';

/** Who may call a route. A route without it is answered to nobody; routes of contracts get theirs from the contract. */
export const Allow = (access: Access) => SetMetadata(ACCESS, access);

/** The caller that the guard has let in. */
export type AdmittedRequest = FastifyRequest & { signedCaller?: SignedCaller };

/** Deny by default, for every route. What may be done with this very object is decided by the owner of the data. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    @Inject(GATEWAY_CONFIG) private readonly config: GatewayConfig,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    const request = context.switchToHttp().getRequest<AdmittedRequest>();
    if (access === undefined || access === 'service') throw notFound();
    refuseCrossSite(request);
    // What is for anyone must not wait for the service that knows who this is.
    if (access === 'anyone') return true;
    const token = sessionTokenOf(request, this.config.cookieSecure);
    const signed = token === undefined ? null : await this.sessions.find(token);
    if (!signed) throw new PlatformError('platform/unauthenticated', 'Nobody is signed in.');
    request.signedCaller = signed;
    if (!mayCall(access, signed.caller)) {
      throw new PlatformError('platform/not-permitted', 'None of the posts held allows this.');
    }
    return true;
  }
}

function mayCall(access: Exclude<Access, 'anyone' | 'service'>, caller: Caller): boolean {
  return access === 'person' || access.anyOf.some((duty) => caller.has(duty));
}

function notFound(): PlatformError {
  return new PlatformError('platform/not-found', 'There is nothing here.');
}
