import { errors } from '@nats-io/transport-node';
import { PlatformError, reply } from '#libs/contracts';
import { DomainError } from '#libs/kernel';
import { parseJson } from '../wire/safe-json.js';

/** A failure that a service answered, thrown again on this side with the same code, kind, message and details. */
export class AnsweredFailureError extends DomainError {}

/** The view in a reply. Throws `AnsweredFailureError`, or `platform/internal-error` for what is no reply of ours. */
export function viewOf(data: Uint8Array): unknown {
  const packet = parseJson(data) as { readonly response?: unknown } | null;
  const parsed = reply.safeParse(packet?.response);
  if (!parsed.success) throw new PlatformError('platform/internal-error', 'the reply is not a reply');
  if ('failure' in parsed.data) throw new AnsweredFailureError(parsed.data.failure);
  return parsed.data.ok;
}

/** What went wrong on the way, as a failure. A failure that was answered passes through. */
export function failureOfTransport(subject: string, error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (cause instanceof errors.TimeoutError) {
    return new PlatformError('platform/deadline-exceeded', 'no answer came in time', { subject });
  }
  if (cause instanceof errors.NoRespondersError) {
    return new PlatformError('platform/unavailable', 'nobody answers there', { subject });
  }
  return new PlatformError('platform/unavailable', 'the bus did not carry the request', { subject });
}
