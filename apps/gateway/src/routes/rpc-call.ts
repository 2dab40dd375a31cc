import { PlatformError, type RpcContract } from '#libs/contracts';
import { uuidv7 } from '#libs/kernel';
import type { CallContext } from '#libs/messaging';
import type { AdmittedRequest } from '../session/access.guard.js';
import { queryInput } from './query-input.js';
import type { Route } from './route.js';

/** A request of HTTP as the request on the bus that it is. */
export interface RpcCall {
  readonly input: Record<string, unknown>;
  readonly call: CallContext;
}

/** @throws PlatformError for a missing key or version, or a body that is no object */
export function rpcCallOf(route: Route, request: AdmittedRequest): RpcCall {
  const shown = route.ifMatch ? versionOf(request.headers['if-match']) : undefined;
  return {
    input: joined([
      request.params as Record<string, unknown>,
      route.ifMatch === 'shownVersion' ? { shownVersion: shown } : {},
      bodyOf(request.body),
      queryInput(route.rpc, request.query as Record<string, unknown>),
    ]),
    call: {
      ...callOf(request),
      ...(route.rpc.kind === 'command' ? { idempotencyKey: keyOf(route.rpc, request) } : {}),
      ...(route.ifMatch === 'aggregate' && shown !== undefined ? { expectedVersion: shown } : {}),
    },
  };
}

/** One input of all parts. A field that two of them name is refused: which one would count? */
function joined(parts: readonly Record<string, unknown>[]): Record<string, unknown> {
  const input: Record<string, unknown> = Object.create(null);
  for (const [name, value] of parts.flatMap((part) => Object.entries(part))) {
    if (name in input) {
      throw new PlatformError('platform/invalid-input', 'A field is given in two places.', {
        field: name.slice(0, 60),
      });
    }
    input[name] = value;
  }
  return input;
}

/** In the caller's name, traceable back to this request. */
export function callOf(request: AdmittedRequest): CallContext {
  const traceparent = request.headers['traceparent'];
  return {
    correlationId: request.id,
    ...(request.signedCaller ? { token: request.signedCaller.token } : {}),
    ...(typeof traceparent === 'string' && traceparent.length <= 60 ? { traceparent } : {}),
  };
}

/** Whoever is not signed in has no keys of their own; such a request is never repeated. */
function keyOf(contract: RpcContract, request: AdmittedRequest): string {
  if (contract.access === 'anyone') return uuidv7();
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,128}$/.test(key)) {
    throw new PlatformError(
      'platform/idempotency-key-required',
      'A command needs the header Idempotency-Key: 8 to 128 visible ASCII characters, new for each intention.',
    );
  }
  return key;
}

function versionOf(ifMatch: string | undefined): number {
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(ifMatch ?? '')?.[1];
  if (version === undefined) {
    throw new PlatformError('platform/version-required', 'Name the version you saw in the header If-Match.');
  }
  return Number(version);
}

function bodyOf(body: unknown): Record<string, unknown> {
  if (body === undefined || body === null) return {};
  if (typeof body !== 'object' || Array.isArray(body)) {
    throw new PlatformError('platform/invalid-input', 'The body must be a JSON object.');
  }
  return body as Record<string, unknown>;
}
