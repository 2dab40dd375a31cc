import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** `__Host-` binds the cookie to this very host over HTTPS; a developer's machine without HTTPS cannot set it. */
export function cookieName(secure: boolean): string {
  return secure ? '__Host-guantong' : 'guantong';
}

/** From the cookie, or `Authorization: Bearer` for clients that are no browsers. */
export function sessionTokenOf(request: FastifyRequest, secure: boolean): string | undefined {
  const { authorization } = request.headers;
  if (authorization !== undefined) return /^Bearer ([\x21-\x7e]{20,200})$/.exec(authorization)?.[1];
  return request.cookies[cookieName(secure)];
}

export function setSessionCookie(reply: FastifyReply, token: string, secure: boolean): void {
  void reply.setCookie(cookieName(secure), token, { path: '/', httpOnly: true, secure, sameSite: 'strict' });
}

export function clearSessionCookie(reply: FastifyReply, secure: boolean): void {
  void reply.clearCookie(cookieName(secure), { path: '/', httpOnly: true, secure, sameSite: 'strict' });
}
