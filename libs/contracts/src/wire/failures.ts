import { DomainError, type FailureDetails, type FailureKind } from '#libs/kernel';
import { z } from 'zod';
import { FAILURE_KINDS } from '#libs/kernel';

/** A failure as data on the wire. */
export const failure = z.strictObject({
  code: z.string().max(120),
  kind: z.enum(FAILURE_KINDS),
  message: z.string().max(2000),
  details: z.record(z.string(), z.unknown()).optional(),
});

/** A reply: exactly one of `ok` and `failure`. */
export const reply = z.union([z.strictObject({ ok: z.unknown() }), z.strictObject({ failure })]);

export type Reply = z.output<typeof reply>;

/** Codes that any request can answer with; each service adds its own in its `errors.ts`. */
export const PLATFORM_ERRORS = {
  'platform/invalid-input': 'invalid_input',
  'platform/unauthenticated': 'unauthenticated',
  /** Processes vouch for callers, so it is no fault of the caller: their clocks or keys differ, and another try may do. */
  'platform/caller-token-rejected': 'unavailable',
  'platform/caller-outdated': 'unauthenticated',
  'platform/not-permitted': 'forbidden',
  'platform/not-found': 'not_found',
  'platform/idempotency-key-required': 'invalid_input',
  'platform/idempotency-key-reused': 'refused',
  'platform/version-required': 'precondition_required',
  'platform/stale-version': 'stale',
  'platform/too-much-contention': 'conflict',
  'platform/unsupported-media-type': 'unsupported',
  'platform/payload-too-large': 'invalid_input',
  'platform/upload-offset-conflict': 'conflict',
  /** The tus protocol wants 412 for a version that is not spoken here. */
  'platform/upload-protocol-version': 'stale',
  'platform/too-many-requests': 'too_many',
  'platform/unavailable': 'unavailable',
  'platform/deadline-exceeded': 'unavailable',
  'platform/cursor-rejected': 'invalid_input',
  'platform/cross-site-request': 'forbidden',
  'platform/internal-error': 'bug',
} as const satisfies Record<string, FailureKind>;

export type PlatformErrorCode = keyof typeof PLATFORM_ERRORS;

/** A failure of the platform itself rather than of one service's rules. */
export class PlatformError extends DomainError {
  constructor(code: PlatformErrorCode, message: string, details?: FailureDetails) {
    super({ code, kind: PLATFORM_ERRORS[code], message, ...(details ? { details } : {}) });
  }
}
