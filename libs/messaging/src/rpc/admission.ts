import { PlatformError, type RpcContract } from '#libs/contracts';
import { childTraceparent } from '#libs/observability';
import type { CallerTokenVerifier } from '../caller/caller-token-verifier.js';
import { canonicalJson, sha256Of } from '../wire/canonical-json.js';
import { assertAccess } from './access.js';
import { DEFAULT_DEADLINE_MS, isIdempotencyKey, MAX_DEADLINE_MS } from './call-context.js';
import type { RpcMessage } from './rpc-message.js';
import type { RpcRequest } from './rpc-request.js';

export interface Admission {
  requestFor(input: unknown): RpcRequest;
}

/** Believes the headers, or refuses: deadline, caller, access, then the command's key and version. */
export async function admit(
  contract: RpcContract,
  message: RpcMessage,
  verifier: CallerTokenVerifier,
): Promise<Admission> {
  const { headers, correlationId } = message;
  const deadline = deadlineOf(headers.deadline);
  const token = headers.token ?? null;
  const caller = assertAccess(contract.access, token === null ? null : await verifier.verify(token));
  const commandKey = commandKeyOf(contract, headers.idempotencyKey);
  const expectedVersion = expectedVersionOf(headers.expectedVersion);
  const hashOf = (input: unknown) => requestHash(contract, input, expectedVersion);
  return {
    requestFor: (input) => ({
      caller,
      deadline,
      token,
      context: {
        caller,
        commandKey,
        requestHash: commandKey === null ? null : hashOf(input),
        expectedVersion,
        correlationId,
        causationId: null,
      },
      call: {
        ...(token === null ? {} : { token }),
        correlationId,
        deadline,
        traceparent: childTraceparent(headers.traceparent),
      },
    }),
  };
}

function deadlineOf(header: string | undefined): Date {
  const now = Date.now();
  if (header === undefined) return new Date(now + DEFAULT_DEADLINE_MS);
  if (!/^\d{1,15}$/.test(header)) throw badHeader('deadline');
  const at = Math.min(Number(header), now + MAX_DEADLINE_MS);
  if (at <= now) throw new PlatformError('platform/deadline-exceeded', 'nobody waits for the reply any more');
  return new Date(at);
}

function commandKeyOf(contract: RpcContract, header: string | undefined): string | null {
  if (contract.kind === 'query') return null;
  if (isIdempotencyKey(header)) return header;
  throw new PlatformError('platform/idempotency-key-required', 'a command needs an idempotency key');
}

function expectedVersionOf(header: string | undefined): number | null {
  if (header === undefined) return null;
  if (!/^[1-9]\d{0,9}$/.test(header)) throw badHeader('expectedVersion');
  return Number(header);
}

/** Tells a repeated command from another one under a reused key. */
export function requestHash(contract: RpcContract, input: unknown, expectedVersion: number | null): string {
  return sha256Of(`${contract.subject}\n${canonicalJson(input)}\n${expectedVersion ?? ''}`);
}

function badHeader(name: string): PlatformError {
  return new PlatformError('platform/invalid-input', 'a header does not fit', {
    issues: [{ path: name, message: 'is malformed' }],
  });
}
