import { type Day, isInEffect, type Period } from './calendar-day.js';
import { AlreadyAppointedError, AppointmentEndedError, DutiesMustBeSeparateError } from './people.errors.js';
import type { Person } from './person.js';
import type { Post } from './post.js';
import { mayBeHeldTogether, type DutyGroup } from './separation-of-duties.js';
import { assertOpen, type Unit } from './unit.js';
import { PeriodEndsBeforeItBeginsError } from './unit.errors.js';

/** Person × post × unit × days, over the subtree of a scope unit. */
export interface Appointment extends Period {
  readonly districtId: string;
  readonly appointmentId: string;
  readonly personId: string;
  readonly unitId: string;
  readonly postId: string;
  readonly dutyGroup: DutyGroup;
  readonly scopeUnitId: string;
  /** Follows the days; the sweeper moves it on at midnight, and with it goes the fact. */
  readonly state: 'planned' | 'in-effect' | 'ended';
  readonly version: number;
}

export interface AppointmentPlan extends Period {
  readonly appointmentId: string;
  readonly person: Person;
  readonly unit: Unit;
  readonly post: Post;
  readonly scopeUnit: Unit;
}

/** `held`: the appointments of the person that have not ended. */
export function startAppointment(
  plan: AppointmentPlan,
  held: readonly Appointment[],
  today: Day,
): Appointment {
  if (plan.to !== null && plan.to <= plan.from) throw new PeriodEndsBeforeItBeginsError();
  assertOpen(plan.unit, today);
  assertOpen(plan.scopeUnit, today);
  const alongside = held.filter((other) => overlap(other, plan));
  if (alongside.some((other) => other.unitId === plan.unit.unitId && other.postId === plan.post.postId)) {
    throw new AlreadyAppointedError();
  }
  if (!alongside.every((other) => mayBeHeldTogether(other.dutyGroup, plan.post.dutyGroup))) {
    throw new DutiesMustBeSeparateError();
  }
  const appointment = {
    districtId: plan.person.districtId,
    appointmentId: plan.appointmentId,
    personId: plan.person.personId,
    unitId: plan.unit.unitId,
    postId: plan.post.postId,
    dutyGroup: plan.post.dutyGroup,
    scopeUnitId: plan.scopeUnit.unitId,
    from: plan.from,
    to: plan.to,
    version: 1,
  };
  return { ...appointment, state: stateOn(appointment, today) };
}

/** `to` is the first day without the post: today ends it at once. */
export function endAppointment(appointment: Appointment, to: Day, today: Day): Appointment {
  if (appointment.state === 'ended') throw new AppointmentEndedError();
  if (to < appointment.from) throw new PeriodEndsBeforeItBeginsError();
  const shortened = { ...appointment, to, version: appointment.version + 1 };
  return { ...shortened, state: stateOn(shortened, today) };
}

/** What midnight makes of it; the same object when nothing changes. */
export function onDay(appointment: Appointment, today: Day): Appointment {
  const state = stateOn(appointment, today);
  return state === appointment.state
    ? appointment
    : { ...appointment, state, version: appointment.version + 1 };
}

function stateOn(period: Period, today: Day): Appointment['state'] {
  if (isInEffect(period, today)) return 'in-effect';
  return period.from > today && period.to !== period.from ? 'planned' : 'ended';
}

function overlap(a: Period, b: Period): boolean {
  return (a.to === null || b.from < a.to) && (b.to === null || a.from < b.to);
}
