import { randomUUID } from 'node:crypto';
import { districtId } from '../../deploy/local/environment.mjs';
import { foundUnits, tellEverybody } from './district.mjs';

/** One more branch right below the root. @returns its id */
export async function foundBranchAbove(books, { rootId, code }) {
  const above = {
    id: randomUUID(),
    parent: { id: rootId },
    kind: 'general-branch',
    name: '片区党总支',
    code,
  };
  await foundUnits(books, [above]);
  return above.id;
}

/**
 * So many branches, each with a responsible person of its own, in a few statements. How they are pronounced is said, as when they
 * are founded one by one: a sweep would catch up on it while something is measured.
 *
 * @param {{ n: number, above: readonly string[] }} given `above`: ids of the units below which they come in turn
 */
export async function foundManyUnits(books, { n, above }) {
  await books.rows(FOUNDED, [districtId(), above, n]);
  await books.rows('update organization.districts set last_unit_number = last_unit_number + $1', [n]);
  await tellEverybody(books);
}

const FOUNDED = `
with made as (
  select d.last_unit_number + i as number, gen_random_uuid() as person, u.id as parent_id, u.path as parent_path
  from generate_series(1, $3::int) as i
  join organization.districts d on d.district_id = $1
  join organization.units u on u.district_id = $1 and u.id = ($2::uuid[])[1 + i % cardinality($2::uuid[])]
), people as (
  insert into organization.persons (district_id, id, version, name)
  select $1, person, 1, '书记' || number from made
)
insert into organization.units (district_id, id, version, number, parent_id, path, kind, name, code, tags, valid_from,
  valid_to, mission, state, responsible_person_id, responsible_name, responsible_vacant, responsible_due_at, pinyin, pinyin_of)
select $1, gen_random_uuid(), 1, number, parent_id, parent_path || number || '/', 'branch', '第' || number || '党支部',
  'N-' || number, '{}', current_date - 400, null, null, 'open', person, '书记' || number, false, null,
  'di' || number || E'dangzhibu\\nd' || number || 'dzb', '第' || number || '党支部'
from made`;

/** Task-dispatch forgets the units below a unit; what they were given stays. */
export async function forgetUnitsBelow(books, unitId) {
  await books.rows(
    `delete from task_dispatch.org_units u using organization.units above
    where above.id = $1 and u.district_id = above.district_id and u.path like above.path || '_%'`,
    [unitId],
  );
}
