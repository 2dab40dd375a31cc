import { Scope, type Caller, type Duty } from '#libs/kernel';
import { businessUnitPaths } from './directive-rights.js';
import { NotYourTaskError, TaskNotFoundError } from './task-errors.js';
import type { Task } from './task.js';

/** Duties that let somebody see the tasks of the subtree they hold for. */
const SEEING_BELOW = ['dispatch', 'sign-off', 'review', 'supervise', 'remark'] as const satisfies Duty[];
/** What a caller may see, as scopes over three columns; the SQL of every list is made of the same. */
export interface Visibility {
  /** Over the unit's path: units the caller handles. */
  readonly mine: Scope;
  /** Over the unit's path: own units, but by a post of administration alone, and the subtrees the caller dispatches, reviews or supervises. */
  readonly units: Scope;
  /** Over the unit's path: the subtrees alone. */
  readonly below: Scope;
  /** Over the issuing unit's path: what the caller's side dispatched. */
  readonly issued: Scope;
  /** A contact person sees what they are asked about. */
  readonly contactPersonId: string;
}

export function visibilityOf(caller: Caller): Visibility {
  const below = SEEING_BELOW.reduce((scope, duty) => scope.union(caller.scopeOf(duty)), Scope.nothing);
  return {
    mine: caller.scopeOf('handle'),
    units: below.union(Scope.ofUnits(businessUnitPaths(caller))),
    below,
    issued: caller.scopeOf('dispatch'),
    contactPersonId: caller.personId,
  };
}

type Placed = Pick<Task, 'unitPath' | 'issuerUnitPath' | 'contactPersonId' | 'districtId'>;

export function maySee(caller: Caller, task: Placed): boolean {
  const visibility = visibilityOf(caller);
  return (
    task.districtId === caller.districtId &&
    (visibility.units.covers(task.unitPath) ||
      visibility.issued.covers(task.issuerUnitPath) ||
      visibility.contactPersonId === task.contactPersonId)
  );
}

/** Who acts on a task: its unit, the side that issued it, or those who supervise. */
export type Side = 'unit' | 'unit-dispatch' | 'issuer' | 'supervisor';

/** The appointment by which the caller may act on this side, if there is one. */
export function appointmentOn(caller: Caller, task: Placed, side: Side) {
  switch (side) {
    case 'unit':
      return caller.appointmentFor('handle', task.unitPath);
    case 'unit-dispatch':
      return caller.appointments.find(
        (appointment) => appointment.duties.includes('dispatch') && appointment.unitPath === task.unitPath,
      );
    case 'issuer':
      return caller.appointmentFor('dispatch', task.issuerUnitPath);
    case 'supervisor':
      return (
        caller.appointmentFor('dispatch', task.issuerUnitPath) ??
        caller.appointmentFor('supervise', task.unitPath)
      );
  }
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
