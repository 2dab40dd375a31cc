import { AsyncLocalStorage } from 'node:async_hooks';

/** Fields that every log line of one request or fact carries. For logs only: who asks is always an explicit argument. */
export interface LogFields {
  readonly correlationId: string;
  readonly traceId?: string;
}

const storage = new AsyncLocalStorage<LogFields>();

export function withLogFields<Result>(fields: LogFields, work: () => Result): Result {
  return storage.run(fields, work);
}

export function currentLogFields(): LogFields | undefined {
  return storage.getStore();
}

const CORRELATION_ID = /^[\w.:-]{1,64}$/;

/** Only harmless characters may reach logs and headers; anything else is replaced by an id of our own. */
export function isCorrelationId(value: unknown): value is string {
  return typeof value === 'string' && CORRELATION_ID.test(value);
}
