import type { AppointmentView } from '#libs/contracts';
import type { AggregateTable, StoredRow } from '#libs/journal';
import type { Appointment } from '../domain/appointment.js';
import type { AppointmentParts } from '../ports/appointment-repository.js';
import { SCHEMA } from './migrations/index.js';

export const APPOINTMENTS: AggregateTable = {
  schema: SCHEMA,
  table: 'appointments',
  aggregate: 'appointment',
  columns: {
    person_id: 'uuid',
    unit_id: 'uuid',
    post_id: 'uuid',
    duty_group: 'text',
    scope_unit_id: 'uuid',
    from_day: 'date',
    to_day: 'date',
    state: 'text',
    due_on: 'date',
  },
};

export interface AppointmentRow extends StoredRow {
  readonly person_id: string;
  readonly unit_id: string;
  readonly post_id: string;
  readonly duty_group: Appointment['dutyGroup'];
  readonly scope_unit_id: string;
  readonly from_day: string;
  readonly to_day: string | null;
  readonly state: Appointment['state'];
}

export const APPOINTMENT_COLUMNS = ['id', 'district_id', 'version', ...Object.keys(APPOINTMENTS.columns)]
  .map((column) => `a.${column}`)
  .join(', ');

/** Whether the appointment `a` holds on the day bound as `today`, a placeholder. */
export function inEffect(today: string): string {
  return `(a.from_day <= ${today}::date and (a.to_day is null or a.to_day > ${today}::date))`;
}

/** Whether the unit `u` is there on the day bound as `today`. */
export function unitStands(today: string): string {
  return `(u.state = 'open' and u.valid_from <= ${today}::date and (u.valid_to is null or u.valid_to > ${today}::date))`;
}

export function toAppointment(row: AppointmentRow): Appointment {
  return {
    districtId: row.district_id,
    appointmentId: row.id,
    personId: row.person_id,
    unitId: row.unit_id,
    postId: row.post_id,
    dutyGroup: row.duty_group,
    scopeUnitId: row.scope_unit_id,
    from: row.from_day,
    to: row.to_day,
    state: row.state,
    version: row.version,
  };
}

export function fromAppointment(appointment: Appointment): Record<string, unknown> {
  return {
    person_id: appointment.personId,
    unit_id: appointment.unitId,
    post_id: appointment.postId,
    duty_group: appointment.dutyGroup,
    scope_unit_id: appointment.scopeUnitId,
    from_day: appointment.from,
    to_day: appointment.to,
    state: appointment.state,
    due_on: dueOn(appointment),
  };
}

/** The day on which the sweeper must look at it. */
function dueOn({ state, from, to }: Appointment): string | null {
  if (state === 'planned') return from;
  return state === 'in-effect' ? to : null;
}

export function appointmentView(
  appointment: Appointment,
  { person, unit, post, scopeUnit }: Pick<AppointmentParts, 'person' | 'unit' | 'post' | 'scopeUnit'>,
): AppointmentView {
  return {
    appointmentId: appointment.appointmentId,
    personId: person.personId,
    personName: person.name,
    unitId: unit.unitId,
    unitName: unit.name,
    unitPath: unit.path,
    postId: post.postId,
    postTitle: post.title,
    duties: [...post.duties],
    scopeUnitId: scopeUnit.unitId,
    scopePath: scopeUnit.path,
    from: appointment.from,
    to: appointment.to,
    version: appointment.version,
  };
}
