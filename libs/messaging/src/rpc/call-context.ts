/** How a request is sent: in whose name, within which deadline, as part of what. */
export interface CallContext {
  /** Caller token; absent only for requests that `anyone` may send. */
  readonly token?: string;
  readonly correlationId?: string;
  /** Required for commands: 1 to 128 visible ASCII characters, unique per actor. */
  readonly idempotencyKey?: string;
  /** The aggregate version the caller saw. */
  readonly expectedVersion?: number;
  /** Longest wait in milliseconds. Default 3000. */
  readonly deadlineMs?: number;
  /** An instant to keep besides: the deadline of the request that this one is part of. */
  readonly deadline?: Date;
  readonly traceparent?: string;
}

export const DEFAULT_DEADLINE_MS = 3000;
/** A sender may not ask a service to work longer than this: afterwards NATS no longer lets the reply out (`allow_responses`). */
export const MAX_DEADLINE_MS = 30_000;

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,128}$/;

export function isIdempotencyKey(value: string | undefined): value is string {
  return value !== undefined && IDEMPOTENCY_KEY.test(value);
}
