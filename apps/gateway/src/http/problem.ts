import type { Failure, FailureKind } from '#libs/kernel';

/** The only place that knows which HTTP status a failure has (architecture.md §3). */
export const STATUS_OF_KIND: Readonly<Record<FailureKind, number>> = {
  invalid_input: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  stale: 412,
  unsupported: 415,
  refused: 422,
  precondition_required: 428,
  too_many: 429,
  unavailable: 503,
  bug: 500,
};

/** RFC 9457. `code` is stable; `detail` is for people; `requestId` finds the request in the logs. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly requestId: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export function problemOf(failure: Failure, requestId: string): Problem {
  const status = STATUS_OF_KIND[failure.kind];
  return {
    type: `urn:guantong:problem:${failure.code}`,
    title: failure.code.slice(failure.code.indexOf('/') + 1).replaceAll('-', ' '),
    status,
    detail: failure.message,
    code: failure.code,
    requestId,
    ...(failure.details ? { details: failure.details } : {}),
  };
}
