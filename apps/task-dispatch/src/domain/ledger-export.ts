import type { Caller } from '#libs/kernel';
import { ExportExceedsYourScopeError, ExportNotFoundError, ExportNotReadyError } from './export-errors.js';
import { momentText } from './ledger-cell.js';
import { sightOf, stillSees, type StoredSight } from './stored-sight.js';
import type { TaskFilters } from './task-filters.js';

export type ExportState = 'queued' | 'running' | 'ready' | 'failed' | 'expired';
export type ExportFailure = 'too-many-rows' | 'could-not-be-written';

/** Runs in all before a ledger is given up. */
export const MAX_EXPORT_ATTEMPTS = 5;
/** Rows of one ledger. */
export const MAX_LEDGER_ROWS = 100_000;
/** A run that has not ended by then is taken for dead; a ledger of the greatest length takes seconds. */
export const RUN_IS_DEAD_AFTER_MS = 120_000;
/** How long a file is kept. */
export const EXPORT_KEPT_MS = 7 * 86_400_000;

/** A ledger that was asked for. The job that makes it is a wake-up only; this is the truth about it. */
export interface LedgerExport {
  readonly exportId: string;
  readonly districtId: string;
  readonly version: number;
  readonly state: ExportState;
  readonly requestedBy: string;
  readonly question: TaskFilters;
  /** What the requester could see when asking. */
  readonly sight: StoredSight;
  readonly fileName: string;
  /** Runs that have begun. Whoever ends a run must still be the last one to have begun. */
  readonly attempt: number;
  readonly rows: number | null;
  readonly storageKey: string | null;
  readonly size: number | null;
  readonly requestedAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly failure: ExportFailure | null;
}

export interface WrittenLedger {
  readonly storageKey: string;
  readonly size: number;
  readonly rows: number;
}

export function askedFor(
  question: TaskFilters,
  by: Caller,
  made: { exportId: string; at: Date },
): LedgerExport {
  return {
    exportId: made.exportId,
    districtId: by.districtId,
    version: 1,
    state: 'queued',
    requestedBy: by.personId,
    question,
    sight: sightOf(by),
    fileName: `任务台账${momentText(made.at).replaceAll(/[-:]/g, '').replace(' ', '-')}.xlsx`,
    attempt: 0,
    rows: null,
    storageKey: null,
    size: null,
    requestedAt: made.at,
    startedAt: null,
    finishedAt: null,
    failure: null,
  };
}

/** The run that begins now, or null when there is nothing to do: it is done, or somebody is at it. */
export function begun(found: LedgerExport | null, now: Date): LedgerExport | null {
  if (!found || !isWaiting(found, now)) return null;
  if (found.attempt >= MAX_EXPORT_ATTEMPTS) return failed(found, 'could-not-be-written', now);
  return { ...next(found), state: 'running', attempt: found.attempt + 1, startedAt: now };
}

export function isWaiting({ state, startedAt }: LedgerExport, now: Date): boolean {
  if (state === 'queued') return true;
  return state === 'running' && now.getTime() - startedAt!.getTime() >= RUN_IS_DEAD_AFTER_MS;
}

/** Whether `run` is still the one whose outcome counts. */
export function isCurrent(found: LedgerExport | null, run: LedgerExport): found is LedgerExport {
  return found?.state === 'running' && found.attempt === run.attempt;
}

export function finished(found: LedgerExport, written: WrittenLedger, now: Date): LedgerExport {
  return { ...next(found), ...written, state: 'ready', finishedAt: now };
}

/** After a run that failed: it waits for the next one, until there have been enough. */
export function putBack(found: LedgerExport, now: Date): LedgerExport {
  if (found.attempt >= MAX_EXPORT_ATTEMPTS) return failed(found, 'could-not-be-written', now);
  return { ...next(found), state: 'queued', startedAt: null };
}

export function failed(found: LedgerExport, failure: ExportFailure, now: Date): LedgerExport {
  return { ...next(found), state: 'failed', failure, finishedAt: now };
}

/** Its time is over: the row stays, the file goes. */
export function expired(found: LedgerExport): LedgerExport {
  return { ...next(found), state: 'expired', storageKey: null, size: null };
}

/** Their own export; somebody else's is the same as none (S94). @throws ExportNotFoundError */
export function ownExport(found: LedgerExport | null, caller: Caller): LedgerExport {
  if (found?.requestedBy !== caller.personId) throw new ExportNotFoundError();
  return found;
}

/**
 * Lets a file go to whoever asked for it, as long as they may still see all that they could see then.
 *
 * @throws ExportNotFoundError, ExportNotReadyError, ExportExceedsYourScopeError
 */
export function mayDownload(found: LedgerExport | null, caller: Caller) {
  const own = ownExport(found, caller);
  const { state, storageKey, size, fileName, question, sight } = own;
  if (state !== 'ready' || storageKey === null || size === null) throw new ExportNotReadyError(state);
  if (!stillSees(caller, sight, question.view)) throw new ExportExceedsYourScopeError();
  return { storageKey, size, fileName };
}

function next(found: LedgerExport): LedgerExport {
  return { ...found, version: found.version + 1 };
}
