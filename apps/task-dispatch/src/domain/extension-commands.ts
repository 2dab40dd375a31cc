import type { WorkingCalendar } from '#libs/kernel';
import { actOn } from './task-authority.js';
import { changed, told, withClock, type Acting, type TaskChange } from './task-change.js';
import { ChildDueAfterParentError, TaskNotInProgressError } from './task-errors.js';
import {
  ExtensionAlreadyAskedError,
  ExtensionBeyondAskedError,
  ExtensionNotAskedError,
  ExtensionNotLaterError,
  ExtensionTooLateError,
  NoExtensionLeftError,
  OwnExtensionError,
} from './extension-errors.js';
import type { OpenExtension, Task } from './task.js';

/** domain.md §4: at most two, granted or refused. */
export const MOST_EXTENSIONS = 2;
/** Working days that a refusal must leave (domain.md §4). */
const LEFT_AFTER_REFUSAL = 1;

export interface AskExtensionCommand {
  readonly reason: string;
  readonly progress: string;
  /** `YYYY-MM-DD`. */
  readonly toDay: string;
  /** Until when the task it was broken down from runs; null when there is none. */
  readonly parentUntil: Date | null;
}

/** 延期申请: before the date that stands, which the day must be after; the clock is the issuer's until it answers. */
export function askExtension(found: Task | null, command: AskExtensionCommand, acting: Acting): TaskChange {
  const { caller, now, calendar } = acting;
  const { task, appointmentId } = actOn(found, caller, 'unit');
  assertMayAsk(task, now);
  const { reason, progress, toDay } = command;
  if (calendar.endOfDay(toDay) <= task.effectiveDueAt) throw notLater(task);
  movedDue(task, command, calendar);
  const askedBy = { personId: caller.personId, name: caller.name };
  const clocked = withClock(task, { to: 'issuer', at: now }, calendar);
  return changed(
    { ...clocked.task, extension: { reason, progress, toDay, askedAt: now.toISOString(), askedBy } },
    told('extension-asked', { reason, progress, toDay }),
    { appointmentId, clockEntry: clocked.entry },
  );
}

function assertMayAsk(task: Task, now: Date): void {
  if (task.state !== 'in-progress') throw new TaskNotInProgressError({ state: task.state });
  if (task.extension) throw new ExtensionAlreadyAskedError();
  if (task.extensionsAnswered >= MOST_EXTENSIONS) throw new NoExtensionLeftError({ most: MOST_EXTENSIONS });
  if (now >= task.effectiveDueAt) {
    throw new ExtensionTooLateError({ effectiveDueAt: task.effectiveDueAt.toISOString() });
  }
}

/** The unit takes its request back: the time it waited counts as its own. */
export function withdrawExtension(found: Task | null, acting: Acting): TaskChange {
  const { task, appointmentId } = actOn(found, acting.caller, 'unit');
  if (!task.extension) throw new ExtensionNotAskedError();
  const clocked = withClock(task, { to: 'unit', at: acting.now, countsAsUnit: true }, acting.calendar);
  return changed(
    { ...clocked.task, extension: null },
    told('extension-withdrawn', { effectiveDueAt: clocked.task.effectiveDueAt.toISOString() }),
    { appointmentId, clockEntry: clocked.entry },
  );
}

interface Grant {
  readonly decision: 'grant';
  /** Null: the day that was asked for. */
  readonly toDay: string | null;
  readonly reason: string | null;
}

interface Refuse {
  readonly decision: 'refuse';
  readonly reason: string;
}

export type ExtensionAnswer = (Grant | Refuse) & Pick<AskExtensionCommand, 'parentUntil'>;

/** The issuer answers, by anybody who dispatches for it but the one who asked. */
export function answerExtension(found: Task | null, answer: ExtensionAnswer, acting: Acting): TaskChange {
  const { task, appointmentId } = actOn(found, acting.caller, 'issuer');
  const { extension } = task;
  if (!extension) throw new ExtensionNotAskedError();
  if (extension.askedBy.personId === acting.caller.personId) throw new OwnExtensionError();
  const decided =
    answer.decision === 'grant'
      ? granted(task, { ...answer, extension }, acting)
      : refused(task, answer.reason, acting);
  return { ...decided, appointmentId };
}

function granted(
  task: Task,
  answer: Grant & Pick<AskExtensionCommand, 'parentUntil'> & { readonly extension: OpenExtension },
  { now, calendar }: Acting,
): TaskChange {
  const { extension, reason, parentUntil } = answer;
  const toDay = answer.toDay ?? extension.toDay;
  if (toDay > extension.toDay) throw new ExtensionBeyondAskedError({ askedDay: extension.toDay });
  const dueAt = movedDue(task, { toDay, parentUntil }, calendar);
  const clocked = withClock({ ...task, dueAt }, { to: 'unit', at: now }, calendar);
  return changed(
    answered(clocked.task),
    told('extension-granted', {
      reason,
      toDay,
      askedDay: extension.toDay,
      dueAt: dueAt.toISOString(),
      effectiveDueAt: clocked.task.effectiveDueAt.toISOString(),
    }),
    { clockEntry: clocked.entry },
  );
}

function refused(task: Task, reason: string, { now, calendar }: Acting): TaskChange {
  const dueFloorAt = calendar.addWorkingDays(now, LEFT_AFTER_REFUSAL);
  const clocked = withClock(task, { to: 'unit', at: now, dueFloorAt }, calendar);
  return changed(
    answered(clocked.task),
    told('extension-refused', { reason, effectiveDueAt: clocked.task.effectiveDueAt.toISOString() }),
    { clockEntry: clocked.entry },
  );
}

function answered(task: Task): Task {
  return { ...task, extension: null, extensionsAnswered: task.extensionsAnswered + 1 };
}

/** The due that a day means: its end, or that of the next working day, but never beyond the parent's. */
function movedDue(
  task: Task,
  { toDay, parentUntil }: Pick<AskExtensionCommand, 'toDay' | 'parentUntil'>,
  calendar: WorkingCalendar,
): Date {
  if (parentUntil && calendar.endOfDay(toDay) > parentUntil) {
    throw new ChildDueAfterParentError({ unitId: task.unitId, parentDueAt: parentUntil.toISOString() });
  }
  const moved = calendar.endOfWorkingDay(toDay);
  const dueAt = parentUntil && moved > parentUntil ? parentUntil : moved;
  if (calendar.add(dueAt, task.heldByOthersMs) <= task.effectiveDueAt) throw notLater(task);
  return dueAt;
}

function notLater({ effectiveDueAt }: Task): ExtensionNotLaterError {
  return new ExtensionNotLaterError({ effectiveDueAt: effectiveDueAt.toISOString() });
}
