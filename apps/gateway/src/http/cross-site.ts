import { PlatformError } from '#libs/contracts';
import type { FastifyRequest } from 'fastify';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A cookie travels with requests that other sites make a browser send; those are refused
 * (ASVS 3.5.1–3.5.3). A request with a bearer token carries no cookie that could be abused.
 *
 * @throws PlatformError `platform/cross-site-request`
 */
export function refuseCrossSite(request: FastifyRequest): void {
  if (SAFE_METHODS.has(request.method) || request.headers.authorization !== undefined) return;
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const same =
    site === undefined
      ? isOwnOrigin(origin, request.headers.host)
      : site === 'same-origin' || site === 'none';
  if (!same) {
    throw new PlatformError('platform/cross-site-request', 'This request comes from another site.');
  }
}

/** Clients that are no browsers send neither header; they have no cookie jar that others could reach into. */
function isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
