import { z } from 'zod';
import { id, instant, version } from '../wire/primitives.js';

export const EXPORT_STATES = ['queued', 'running', 'ready', 'failed', 'expired'] as const;

/** Why a ledger could not be made. */
export const EXPORT_FAILURES = ['too-many-rows', 'could-not-be-written'] as const;

/** A ledger that somebody asked for. Its file is kept for 7 days after it is ready; then the state is `expired`. */
export const exportView = z.strictObject({
  exportId: id(),
  version: version(),
  state: z.enum(EXPORT_STATES),
  /** How many tasks the file holds, once it is ready. */
  rows: z.int().nullable(),
  fileName: z.string().max(120),
  requestedAt: instant(),
  finishedAt: instant().nullable(),
  failure: z.enum(EXPORT_FAILURES).nullable(),
});
export type ExportView = z.output<typeof exportView>;
