import type { WorkingCalendar } from '#libs/kernel';
import { type Asked, waitingFor } from './review-commands.js';
import { LEAST_WORKING_DAYS } from './new-task.js';
import { changed, noted, told, withClock, type TaskChange } from './task-change.js';
import type { Task } from './task.js';

/** What approval says became of a review. Decisions are facts: they are applied, never refused. */
export type ReviewOutcome =
  | { readonly kind: 'started'; readonly asked: readonly Asked[] }
  | {
      readonly kind: 'went-on';
      readonly asked: readonly Asked[];
      /** Of the instance, when these were asked. */
      readonly version: number;
    }
  | { readonly kind: 'approved'; readonly resultLevel: string | null }
  | {
      readonly kind: 'returned';
      readonly reason: string;
      readonly criterionId: string | null;
      readonly byName: string;
    }
  | {
      readonly kind: 'undone';
      readonly how: 'start-refused' | 'taken-back';
      readonly reason: string | null;
    };

export interface InstanceOutcome {
  readonly instanceId: string;
  readonly round: number;
  readonly at: Date;
  readonly outcome: ReviewOutcome;
}

/**
 * Null when it changes nothing: a cancelled task wins over a decision in flight, and a decision of
 * another round or instance is old news.
 */
export function applyOutcome(
  task: Task | null,
  news: InstanceOutcome,
  calendar: WorkingCalendar,
): TaskChange | null {
  if (!task || task.state !== 'in-review' || task.review?.instanceId !== news.instanceId) return null;
  if (task.round !== news.round) return null;
  const { outcome } = news;
  switch (outcome.kind) {
    case 'started':
      return started(task, outcome.asked);
    case 'went-on':
      return wentOn(task, outcome);
    case 'approved':
      return approved(task, news.at, { calendar, resultLevel: outcome.resultLevel });
    case 'returned':
      return returned(task, { ...outcome, at: news.at }, calendar);
    case 'undone':
      return undone(task, { ...outcome, at: news.at }, calendar);
  }
}

function started(task: Task, asked: readonly Asked[]): TaskChange | null {
  if (!task.review?.starting) return null;
  return changed(
    { ...task, review: { ...task.review, starting: false, ...waitingFor(asked) } },
    noted('review-started', { instanceId: task.review.instanceId, round: task.round }),
  );
}

/** Facts may come in another order than they happened: the latest one says whom it waits for. */
function wentOn(
  task: Task,
  { asked, version }: { readonly asked: readonly Asked[]; readonly version: number },
): TaskChange | null {
  const review = task.review!;
  if (version <= (review.askedVersion ?? 0)) return null;
  const names = asked.map(({ name }) => name).join('、');
  return changed(
    { ...task, review: { ...review, starting: false, askedVersion: version, ...waitingFor(asked) } },
    noted('review-went-on', { instanceId: review.instanceId, round: task.round, words: names }),
  );
}

function approved(
  task: Task,
  at: Date,
  { calendar, resultLevel }: { readonly calendar: WorkingCalendar; readonly resultLevel: string | null },
): TaskChange {
  const clocked = withClock(task, { to: 'nobody', at }, calendar);
  return changed(
    {
      ...clocked.task,
      state: 'closed',
      review: null,
      ended: { reason: null, at: at.toISOString(), resultLevel },
    },
    told('closed', { round: task.round, resultLevel }),
    { clockEntry: clocked.entry },
  );
}

/** A return names the criterion not met and leaves at least two working days. */
function returned(
  task: Task,
  news: {
    readonly reason: string;
    readonly criterionId: string | null;
    readonly byName: string;
    readonly at: Date;
  },
  calendar: WorkingCalendar,
): TaskChange {
  const { at, ...said } = news;
  const criterionId = task.criteria.some((known) => known.criterionId === said.criterionId)
    ? said.criterionId
    : null;
  const dueFloorAt = calendar.addWorkingDays(at, LEAST_WORKING_DAYS);
  const clocked = withClock(task, { to: 'unit', at, dueFloorAt }, calendar);
  const words = { reason: said.reason, criterionId, round: task.round, byName: said.byName };
  return changed(
    { ...clocked.task, state: 'in-progress', review: null, returned: words },
    told('returned', words),
    { clockEntry: clocked.entry },
  );
}

/** A submission that does not stand. What the unit took back itself counts as its own time. */
function undone(
  task: Task,
  news: { readonly how: 'start-refused' | 'taken-back'; readonly reason: string | null; readonly at: Date },
  calendar: WorkingCalendar,
): TaskChange {
  const { how, reason, at } = news;
  const clocked = withClock(task, { to: 'unit', at, countsAsUnit: how === 'taken-back' }, calendar);
  return changed(
    {
      ...clocked.task,
      state: 'in-progress',
      review: null,
      undone: { how, reason, at: at.toISOString() },
    },
    told('submit-undone', { round: task.round, how, reason }),
    { clockEntry: clocked.entry },
  );
}
