/** Headers of every request on the bus. Values are ASCII. */
export const HEADERS = {
  /** Signed caller token; verified by the owner of the data. */
  token: 'guantong-caller',
  /** Required on commands; unique per actor. */
  idempotencyKey: 'guantong-idempotency-key',
  correlationId: 'guantong-correlation-id',
  /** Unix milliseconds after which nobody waits for the reply any more. */
  deadline: 'guantong-deadline',
  /** The aggregate version the caller saw (If-Match), where the command asks for it. */
  expectedVersion: 'guantong-expected-version',
  traceparent: 'traceparent',
} as const;

/** A hint to open pages: something changed, look again. Never data. `to` stays inside the platform. */
export interface PushHint {
  readonly topic: 'inbox' | 'task' | 'directive' | 'assignment' | 'session-revoked';
  readonly id: string;
  /** 0 where something about it has moved that has no version of its own, such as the progress of a dispatch. */
  readonly version: number;
  readonly to: { readonly personIds?: readonly string[]; readonly unitPaths?: readonly string[] };
}

export const PUSH_SUBJECT = 'push.hint';
export const PUSH_SESSION_REVOKED = 'push.session.revoked';
