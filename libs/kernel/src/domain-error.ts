/**
 * Why a command or query failed, in the terms every station understands. The gateway alone knows
 * which HTTP status belongs to which kind; on the bus a failure is data, not an exception.
 */
export const FAILURE_KINDS = [
  'invalid_input',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'stale',
  'unsupported',
  'refused',
  'precondition_required',
  'too_many',
  'unavailable',
  'bug',
] as const;

export type FailureKind = (typeof FAILURE_KINDS)[number];

/** Facts a caller needs to act on a failure: ids, limits, field paths. Never secrets, never bodies. */
export type FailureDetails = Readonly<Record<string, unknown>>;

/** What travels: `{ code, kind, message, details }`. `code` is `<service>/<sentence>` and never changes its meaning. */
export interface Failure {
  readonly code: string;
  readonly kind: FailureKind;
  readonly message: string;
  readonly details?: FailureDetails;
}

/** Base of every refusal. Subclasses are sentences: `TaskAlreadySignedForError`. */
export class DomainError extends Error implements Failure {
  readonly code: string;
  readonly kind: FailureKind;
  readonly details?: FailureDetails;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.message, options);
    this.name = new.target.name;
    this.code = failure.code;
    this.kind = failure.kind;
    if (failure.details) this.details = failure.details;
  }

  toFailure(): Failure {
    return {
      code: this.code,
      kind: this.kind,
      message: this.message,
      ...(this.details ? { details: this.details } : {}),
    };
  }
}

/** The failure inside `error`, looked for along `cause` as well, because wrapping must not hide a refusal. */
export function failureOf(error: unknown): Failure | undefined {
  let current: unknown = error;
  for (let depth = 0; depth < 8 && current instanceof Error; depth += 1) {
    if (current instanceof DomainError) return current.toFailure();
    current = current.cause;
  }
  return undefined;
}
