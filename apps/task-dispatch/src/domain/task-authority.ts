import { Scope, type Caller, type Duty } from '#libs/kernel';
import { NotYourTaskError, TaskNotFoundError } from './task-errors.js';
import type { Task } from './task.js';

/** Duties that let somebody see the tasks of the subtree they hold for. */
const SEEING_BELOW = ['dispatch', 'sign-off', 'review', 'supervise', 'remark'] as const satisfies Duty[];
/** Posts that only keep the system, its rights or its records see no business (domain.md §7 三员分立). */
const KEEPING: readonly Duty[] = ['administer-units', 'administer-accounts', 'audit'];

/**
 * What a caller may see; the SQL of every list is made of the same. Own units are known by their ids, so
 * that a unit that moves loses sight of nothing; subtrees are places, which tasks follow within a minute.
 */
export interface Visibility {
  /** Units the caller handles. */
  readonly mine: readonly string[];
  /** Units the caller belongs to. */
  readonly own: readonly string[];
  /** Over the unit's path: the subtrees the caller dispatches, signs off, reviews or supervises. */
  readonly below: Scope;
  /** Over the issuing unit's path: what the caller's side dispatched. */
  readonly issued: Scope;
  /** A contact person sees what they are asked about. */
  readonly contactPersonId: string;
}

export function visibilityOf(caller: Caller): Visibility {
  const unitsWith = (holds: (duties: readonly Duty[]) => boolean) => [
    ...new Set(caller.appointments.filter(({ duties }) => holds(duties)).map(({ unitId }) => unitId)),
  ];
  return {
    mine: unitsWith((duties) => duties.includes('handle')),
    own: unitsWith((duties) => duties.length === 0 || duties.some((duty) => !KEEPING.includes(duty))),
    below: SEEING_BELOW.reduce((scope, duty) => scope.union(caller.scopeOf(duty)), Scope.nothing),
    issued: caller.scopeOf('dispatch'),
    contactPersonId: caller.personId,
  };
}

type Placed = Pick<Task, 'unitId' | 'unitPath' | 'issuerUnitPath' | 'contactPersonId' | 'districtId'>;

export function maySee(caller: Caller, task: Placed): boolean {
  const { own, below, issued, contactPersonId } = visibilityOf(caller);
  return (
    task.districtId === caller.districtId &&
    (own.includes(task.unitId) ||
      below.covers(task.unitPath) ||
      issued.covers(task.issuerUnitPath) ||
      contactPersonId === task.contactPersonId)
  );
}

/** Who acts on a task: its unit, the side that issued it, those who supervise, or a leader above the unit. */
export type Side = 'unit' | 'unit-dispatch' | 'issuer' | 'supervisor' | 'leader';

/** The appointment by which the caller may act on this side, if there is one. */
export function appointmentOn(caller: Caller, task: Placed, side: Side) {
  switch (side) {
    case 'unit':
      return appointmentIn(caller, task, 'handle');
    case 'unit-dispatch':
      return appointmentIn(caller, task, 'dispatch');
    case 'issuer':
      return caller.appointmentFor('dispatch', task.issuerUnitPath);
    case 'leader':
      return caller.appointmentFor('remark', task.unitPath);
    case 'supervisor':
      return (
        caller.appointmentFor('dispatch', task.issuerUnitPath) ??
        caller.appointmentFor('supervise', task.unitPath)
      );
  }
}

/** A post in the very unit, however wide its scope. */
function appointmentIn(caller: Caller, { unitId }: Placed, duty: Duty) {
  return caller.appointments.find(
    (appointment) => appointment.unitId === unitId && appointment.duties.includes(duty),
  );
}

/**
 * The task, if the caller may act on that side. Out of scope and not there are the same answer (S93).
 *
 * @throws TaskNotFoundError, NotYourTaskError
 */
export function actOn<T extends Placed>(task: T | null, caller: Caller, side: Side) {
  if (!task || !maySee(caller, task)) throw new TaskNotFoundError();
  const appointment = appointmentOn(caller, task, side);
  if (!appointment) throw new NotYourTaskError();
  return { task, appointmentId: appointment.appointmentId };
}
