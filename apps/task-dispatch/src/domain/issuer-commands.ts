import { mayReceive, reRoutedDue, type TargetUnit } from './new-task.js';
import { actOn } from './task-authority.js';
import { changed, told, withClock, type Acting, type TaskChange } from './task-change.js';
import {
  TaskEndedError,
  TaskNotDeclinedError,
  UnitNotBelowIssuerError,
  UrgedTooSoonError,
} from './task-errors.js';
import { hasEnded, type Task } from './task.js';

/** The issuer answers a decline: the unit keeps the task, and its clock runs on. */
export function insist(found: Task | null, reason: string, acting: Acting): TaskChange {
  const { task, appointmentId } = declinedOne(found, acting);
  const clocked = withClock(task, { to: 'unit', at: acting.now }, acting.calendar);
  return changed({ ...clocked.task, state: 'in-progress' }, told('insisted', { reason }), {
    appointmentId,
    clockEntry: clocked.entry,
  });
}

export interface ReRouteCommand {
  readonly newTaskId: string;
  readonly to: TargetUnit | null;
  readonly reason: string;
}

/** The issuer answers a decline: another unit below it gets a new task with a fresh window. */
export function reRoute(found: Task | null, command: ReRouteCommand, acting: Acting) {
  const { task, appointmentId } = declinedOne(found, acting);
  const { to } = command;
  if (!mayReceive(to, task.issuerUnitPath) || to.unitId === task.unitId) throw new UnitNotBelowIssuerError();
  const clocked = withClock(task, { to: 'nobody', at: acting.now }, acting.calendar);
  const change = changed(
    {
      ...clocked.task,
      state: 'handed-over',
      ended: { reason: command.reason, at: acting.now.toISOString(), resultLevel: null },
    },
    told('handed-over', { reason: command.reason, newTaskId: command.newTaskId, newUnitId: to.unitId }),
    { appointmentId, clockEntry: clocked.entry },
  );
  return { change, to, dueAt: reRoutedDue(clocked.task, acting) };
}

/** The issuer cancels; a running review is void, and the unit is told why. */
export function cancel(found: Task | null, reason: string, acting: Acting): TaskChange {
  const { task, appointmentId } = actOn(found, acting.caller, 'issuer');
  return cancelled(task, reason, { ...acting, appointmentId });
}

/** A cancellation that follows from another one: of the parent, or of the directive. */
export function cancelled(
  task: Task,
  reason: string,
  acting: Acting & { readonly appointmentId: string | null },
): TaskChange {
  if (hasEnded(task)) throw new TaskEndedError();
  const { appointmentId, now, calendar } = acting;
  const clocked = withClock(task, { to: 'nobody', at: now }, calendar);
  return changed(
    {
      ...clocked.task,
      state: 'cancelled',
      review: null,
      extension: null,
      ended: { reason, at: now.toISOString(), resultLevel: null },
    },
    told('cancelled', { reason, instanceId: task.review?.instanceId ?? null }),
    { appointmentId, clockEntry: clocked.entry },
  );
}

/** 催办: whoever holds the task now, at most once in a working day (S76). */
export function urge(
  found: Task | null,
  command: { readonly words: string | null },
  acting: Acting,
): TaskChange {
  const { task, appointmentId } = actOn(found, acting.caller, 'supervisor');
  if (hasEnded(task)) throw new TaskEndedError();
  const next = task.lastUrgedAt && acting.calendar.addWorkingDays(task.lastUrgedAt, 1);
  if (next && acting.now < next) throw new UrgedTooSoonError({ nextAt: next.toISOString() });
  return changed(
    { ...task, lastUrgedAt: acting.now },
    told('urged', {
      holderPersonId: holderOf(task),
      words: command.words,
      byName: acting.caller.name,
    }),
    { appointmentId },
  );
}

/** Who is nudged: the unit's person, the issuer's contact, or the first who is asked to review. */
function holderOf(task: Task): string | null {
  if (task.clockHolder === 'unit') return task.responsible?.personId ?? null;
  if (task.clockHolder === 'issuer') return task.contactPersonId;
  return task.review?.askedIds[0] ?? null;
}

function declinedOne(found: Task | null, { caller }: Acting) {
  const acting = actOn(found, caller, 'issuer');
  if (acting.task.state !== 'declined') throw new TaskNotDeclinedError({ state: acting.task.state });
  return acting;
}
