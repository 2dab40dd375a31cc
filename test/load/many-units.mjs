import { randomUUID } from 'node:crypto';
import { districtId } from '../../deploy/local/environment.mjs';
import { foundUnits, tellEverybody } from './district.mjs';

/**
 * So many units below a branch of their own, each with a responsible person of its own, in a few statements.
 *
 * @param {{ n: number, kind: string, rootId: string }} given
 * @returns the id of the branch above them
 */
export async function foundManyUnits(books, { n, kind, rootId }) {
  const above = {
    id: randomUUID(),
    parent: { id: rootId },
    kind: 'general-branch',
    name: '片区党总支',
    code: `A-${kind}-${n}`,
  };
  await foundUnits(books, [above]);
  await books.rows(FOUNDED, [districtId(), above.id, n, kind]);
  await books.rows('update organization.districts set last_unit_number = last_unit_number + $1', [n]);
  await tellEverybody(books);
  return above.id;
}

const FOUNDED = `
with above as (
  select u.id, u.path, d.last_unit_number as last from organization.units u
  join organization.districts d on d.district_id = u.district_id where u.district_id = $1 and u.id = $2
), made as (
  select last + i as number, i, gen_random_uuid() as person from above, generate_series(1, $3::int) as i
), people as (
  insert into organization.persons (district_id, id, version, name)
  select $1, person, 1, '组长' || number from made returning id
)
insert into organization.units (district_id, id, version, number, parent_id, path, kind, name, code, tags, valid_from,
  valid_to, mission, state, responsible_person_id, responsible_name, responsible_vacant, responsible_due_at)
select $1, gen_random_uuid(), 1, made.number, above.id, above.path || made.number || '/', $4, '第' || i || '党支部',
  'N-' || made.number, '{}', current_date - 400, null, null, 'open', made.person, '组长' || made.number, false, null
from made cross join above`;
