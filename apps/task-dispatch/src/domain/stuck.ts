import { WORKING_DAY_MS, type WorkingCalendar } from '#libs/kernel';
import type { Task } from './task.js';

export type StuckReason = 'unsigned-late' | 'overdue' | 'review-waits' | 'decline-waits' | 'extension-waits';

/** Instants before which a wait has lasted too long: a superior who holds the matter has a clock too (domain.md §4). */
export interface StuckLimits {
  readonly now: Date;
  readonly reviewSince: Date;
  readonly answerSince: Date;
}

/** Working days: the issuer has one to answer a decline, and so for more time; a reviewer two, as for any question from below. */
const ANSWER_DAYS = 1;
const REVIEW_DAYS = 2;

export function stuckLimits(now: Date, calendar: WorkingCalendar): StuckLimits {
  return {
    now,
    reviewSince: calendar.subtract(now, REVIEW_DAYS * WORKING_DAY_MS),
    answerSince: calendar.subtract(now, ANSWER_DAYS * WORKING_DAY_MS),
  };
}

type Waiting = Pick<
  Task,
  'state' | 'clockHolder' | 'clockSince' | 'signForDueAt' | 'effectiveDueAt' | 'redAt'
>;

export interface Stuck {
  readonly reason: StuckReason;
  /** The window or due that has passed; for a wait of others, from when they have held it. */
  readonly since: Date;
}

/** Why a task is stuck, if it is: somebody's time has run out, be it the unit's, the issuer's or the reviewer's. */
export function stuckOf(task: Waiting, limits: StuckLimits): Stuck | null {
  const { state, clockHolder, clockSince: since } = task;
  if (clockHolder === 'unit') return stuckInUnit(task, limits);
  if (state === 'in-review' && clockHolder === 'reviewer' && since <= limits.reviewSince) {
    return { reason: 'review-waits', since };
  }
  if (clockHolder !== 'issuer' || since > limits.answerSince) return null;
  if (state === 'declined') return { reason: 'decline-waits', since };
  // The clock of a task in progress is the issuer's while a request for more time is open (ADR 0017).
  return state === 'in-progress' ? { reason: 'extension-waits', since } : null;
}

/** Overdue counts for more than unsigned: nothing is said twice of one task. */
function stuckInUnit(task: Waiting, { now }: StuckLimits): Stuck | null {
  if (now >= task.redAt) return { reason: 'overdue', since: task.effectiveDueAt };
  if (task.state === 'dispatched' && now >= task.signForDueAt) {
    return { reason: 'unsigned-late', since: task.signForDueAt };
  }
  return null;
}
