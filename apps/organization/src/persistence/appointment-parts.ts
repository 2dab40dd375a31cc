import type { Transaction } from '#libs/kernel';
import { runSql } from '#libs/persistence';
import type { Appointment } from '../domain/appointment.js';
import type { Person } from '../domain/person.js';
import { PersonNotFoundError, PostNotFoundError } from '../domain/people.errors.js';
import type { Post } from '../domain/post.js';
import { UnitNotFoundError } from '../domain/unit.errors.js';
import type { Unit } from '../domain/unit.js';
import { APPOINTMENT_COLUMNS, type AppointmentRow, toAppointment } from './appointment-row.js';
import { type PersonRow, type PostRow, toPerson, toPost } from './people-rows.js';
import { toUnit, UNIT_COLUMNS, type UnitRow } from './unit-row.js';

/** Units that stay as they are until the transaction ends, in the order of their ids. */
export async function unitsFor(
  tx: Transaction,
  districtId: string,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, Unit>> {
  const rows = await runSql<UnitRow>(tx, {
    text: `select ${UNIT_COLUMNS} from units u where u.district_id = $1 and u.id = any($2::uuid[])
      order by u.id for no key update`,
    values: [districtId, unitIds],
  });
  const units = new Map(rows.map((row) => [row.id, toUnit(row)]));
  if (!unitIds.every((unitId) => units.has(unitId))) throw new UnitNotFoundError();
  return units;
}

/** The lock makes appointments of one person wait for each other, so that the rules see all of them. */
export async function personUnderLock(
  tx: Transaction,
  districtId: string,
  personId: string,
): Promise<Person> {
  const [row] = await runSql<PersonRow>(tx, {
    text: `select id, district_id, version, name, epoch from persons
      where district_id = $1 and id = $2 for no key update`,
    values: [districtId, personId],
  });
  if (!row) throw new PersonNotFoundError();
  return toPerson(row);
}

export async function postOf(tx: Transaction, districtId: string, postId: string): Promise<Post> {
  const [row] = await runSql<PostRow>(tx, {
    text: `select id, district_id, version, title, duties, duty_group, heads from posts
      where district_id = $1 and id = $2`,
    values: [districtId, postId],
  });
  if (!row) throw new PostNotFoundError();
  return toPost(row);
}

export async function appointmentsHeld(tx: Transaction, person: Person): Promise<Appointment[]> {
  const rows = await runSql<AppointmentRow>(tx, {
    text: `select ${APPOINTMENT_COLUMNS} from appointments a
      where a.district_id = $1 and a.person_id = $2 and a.state <> 'ended'`,
    values: [person.districtId, person.personId],
  });
  return rows.map(toAppointment);
}
