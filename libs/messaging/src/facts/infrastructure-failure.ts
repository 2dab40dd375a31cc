import { errors } from '@nats-io/transport-node';
import { failureOf } from '#libs/kernel';

const SYSTEM_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOSPC',
]);

/**
 * SQLSTATE classes and codes that say nothing about the statement: connection (08), access (28, 3D000),
 * read-only after a failover (25006), resources (53), shutdown (57P…), the server's own disk (58).
 */
const SQLSTATE = /^(08\w{3}|28\w{3}|3D000|25006|53\w{3}|57P\w{2}|58\w{3})$/;

/** What the pg driver and its pool say without a code. */
const DRIVER_SENTENCES = [
  'timeout exceeded when trying to connect',
  'Connection terminated',
  'Client has encountered a connection error and is not queryable',
  'Cannot use a pool after calling end on the pool',
];

const BUS_ERRORS = [
  errors.TimeoutError,
  errors.NoRespondersError,
  errors.ConnectionError,
  errors.ClosedConnectionError,
  errors.DrainingConnectionError,
];

/**
 * Whether `error` (or what it wraps) means that the database, the bus or another service is away:
 * waiting helps, and it must never count against a fact or a command.
 */
export function isInfrastructureFailure(error: unknown): boolean {
  return failureOf(error)?.kind === 'unavailable' || chainOf(error).some(isAway);
}

function isAway(error: Error & { readonly code?: unknown }): boolean {
  const code = typeof error.code === 'string' ? error.code : '';
  return (
    SYSTEM_CODES.has(code) ||
    SQLSTATE.test(code) ||
    BUS_ERRORS.some((type) => error instanceof type) ||
    DRIVER_SENTENCES.some((sentence) => error.message.startsWith(sentence))
  );
}

/** The error, its causes, TypeORM's `driverError` and the members of aggregates, at most 16 of them. */
function chainOf(error: unknown): Error[] {
  const found: Error[] = [];
  const open: unknown[] = [error];
  while (open.length > 0 && found.length < 16) {
    const next = open.shift();
    if (!(next instanceof Error) || found.includes(next)) continue;
    found.push(next);
    open.push(next.cause, 'driverError' in next ? next.driverError : undefined);
    if (next instanceof AggregateError) open.push(...next.errors);
  }
  return found;
}
