import { DomainError } from '#libs/kernel';

const MOST_LINKS = 16;

/** Node's own codes for a connection that could not be made or broke. */
const BROKEN_SOCKET = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);

/** pg and TypeORM report a lost connection by these names and sentences, without a code (reliability F4.11). */
const LOST_CONNECTION_NAMES = new Set([
  'QueryRunnerAlreadyReleasedError',
  'QueryRunnerProviderAlreadyReleasedError',
  'ConnectionIsNotSetError',
]);
const LOST_CONNECTION_SENTENCE =
  /connection terminated|client has encountered a connection error|client was closed|connection ended|timeout exceeded when trying to connect/i;

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const UNIQUE_VIOLATION = '23505';
const ABORTED_TRANSACTION = '25P02';
const LOCK_NOT_AVAILABLE = '55P03';
const READ_ONLY_TRANSACTION = '25006';

interface ErrorLike {
  readonly name: string;
  readonly message: string;
  readonly code?: unknown;
  readonly constraint?: unknown;
  readonly cause?: unknown;
  readonly driverError?: unknown;
  readonly errors?: readonly unknown[];
}

/** By its form, not by its class: an error of node's own may belong to another realm. */
function isErrorLike(value: unknown): value is ErrorLike {
  return typeof value === 'object' && value !== null && 'message' in value && 'name' in value;
}

/** The error and everything it wraps: TypeORM keeps pg's error in `driverError`, ours is in `cause`, node's are in `errors`. */
function chainOf(error: unknown): readonly ErrorLike[] {
  const found: ErrorLike[] = [];
  const open: unknown[] = [error];
  while (open.length > 0 && found.length < MOST_LINKS) {
    const next = open.shift();
    if (!isErrorLike(next) || found.includes(next)) continue;
    found.push(next);
    open.push(next.driverError, next.cause, ...(next.errors ?? []));
  }
  return found;
}

/** The five-character SQLSTATE (or node's code) inside `error`. */
export function postgresCode(error: unknown): string | undefined {
  for (const link of chainOf(error)) if (typeof link.code === 'string' && isCode(link.code)) return link.code;
  return undefined;
}

function isCode(code: string): boolean {
  return /^[0-9A-Z]{5}$/.test(code) || BROKEN_SOCKET.has(code);
}

/** Whether a unique index refused the row, where given: the one named `constraint`. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  for (const link of chainOf(error)) {
    if (link.code === UNIQUE_VIOLATION) return constraint === undefined || link.constraint === constraint;
  }
  return false;
}

/** Whether the transaction was already aborted when the statement ran: somebody swallowed the first error (reliability F4.1). */
export function isAbortedTransaction(error: unknown): boolean {
  return postgresCode(error) === ABORTED_TRANSACTION;
}

/** Whether the connection broke, so that the outcome of a COMMIT in flight is unknown. */
export function isConnectionLoss(error: unknown): boolean {
  const code = postgresCode(error);
  if (code !== undefined) {
    return BROKEN_SOCKET.has(code) || code.startsWith('08') || ['57P01', '57P02', '57P03'].includes(code);
  }
  for (const link of chainOf(error)) {
    if (LOST_CONNECTION_NAMES.has(link.name) || LOST_CONNECTION_SENTENCE.test(link.message)) return true;
  }
  return false;
}

/** Whether repeating the whole transaction is worth it: a serialization failure, a deadlock, a lost connection. */
export function isTransient(error: unknown): boolean {
  const code = postgresCode(error);
  return code === SERIALIZATION_FAILURE || code === DEADLOCK || isConnectionLoss(error);
}

/**
 * Whether the database, not the request, is at fault: it is away, overloaded, out of space, read-only
 * or too slow. Such a failure never counts as an attempt of a fact.
 */
export function isInfrastructureFailure(error: unknown): boolean {
  if (isTransient(error)) return true;
  const code = postgresCode(error);
  if (code === undefined) return false;
  return /^(53|57|58|F0|XX)/.test(code) || code === LOCK_NOT_AVAILABLE || code === READ_ONLY_TRANSACTION;
}

/** The database could not answer in time; the cause is the driver's error, for logs only. */
export class DatabaseUnavailableError extends DomainError {
  constructor(cause: unknown) {
    super(
      { code: 'platform/unavailable', kind: 'unavailable', message: 'The database cannot answer now.' },
      { cause },
    );
  }
}

/** The connection broke while COMMIT was under way and the work cannot be repeated blindly: ask again by the command's key. */
export class CommitOutcomeUnknownError extends DomainError {
  constructor(cause: unknown) {
    super(
      {
        code: 'platform/unavailable',
        kind: 'unavailable',
        message: 'It is not known whether the change was stored; ask again with the same key.',
      },
      { cause },
    );
  }
}

/** The error as it should leave this library: infrastructure failures become `unavailable`, all others stay. */
export function asRefusal(error: unknown): unknown {
  if (error instanceof DomainError || !isInfrastructureFailure(error)) return error;
  return new DatabaseUnavailableError(error);
}
