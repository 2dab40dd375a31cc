import { PlatformError } from '#libs/contracts';
import { DomainError, type Failure, type FailureKind } from '#libs/kernel';

/** Refusals that belong to the command for good: the same key gets them again. The others may pass next time. */
const KEPT: ReadonlySet<FailureKind> = new Set(['conflict', 'refused']);

/** Not worth a line in the audit trail: malformed or unauthenticated traffic, and failures that are nobody's act. */
const UNAUDITED: ReadonlySet<FailureKind> = new Set([
  'invalid_input',
  'unauthenticated',
  'unsupported',
  'too_many',
  'unavailable',
  'bug',
]);

/** Refusals of the platform itself (contention, a reused key) are about this attempt, not about the command. */
export function keepsKey(failure: Failure): boolean {
  return KEPT.has(failure.kind) && !failure.code.startsWith('platform/');
}

export function isAudited(kind: FailureKind): boolean {
  return !UNAUDITED.has(kind);
}

/** A recorded refusal, thrown again as it was. */
export function refusalAgain(failure: Failure): DomainError {
  return new DomainError(failure);
}

export function keyReused(): PlatformError {
  return new PlatformError('platform/idempotency-key-reused', 'This key has been used for another request.');
}

export function staleVersion(currentVersion: number): PlatformError {
  return new PlatformError('platform/stale-version', 'It was changed meanwhile.', { currentVersion });
}

export function tooMuchContention(): PlatformError {
  return new PlatformError('platform/too-much-contention', 'Too many change this at once; try again.');
}
