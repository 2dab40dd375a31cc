import type { SqlParameters } from '#libs/persistence';
import type { TaskState } from '../domain/task.js';
import { OPEN } from './dispatch-sql.js';
import { placesUpTo } from './places-up-to.js';
import { type Seen, wholeOf } from './task-list-sql.js';

/** Stands in `task_totals` for all directives and contacts, in the one row that a unit has for them all. */
const NONE = `'00000000-0000-0000-0000-000000000000'::uuid`;

export const COUNTED_STATES = [
  'dispatched',
  'declined',
  'in-progress',
  'in-review',
  'suspended',
  'closed',
  'cancelled',
  'handed-over',
] as const satisfies TaskState[];

const columnOf = (state: TaskState): string => state.replace('-', '_');

/** One row: how many tasks are in each of the states, under its name. */
export const SUMS = COUNTED_STATES.map(
  (state) => `coalesce(sum(${columnOf(state)}), 0)::int as "${state}"`,
).join(', ');

const difference = (state: TaskState): string =>
  `tasks * ((entered_state is not distinct from '${state}')::int - (left_state is not distinct from '${state}')::int)`;

/**
 * What has been counted and what waits for it, to be summed: of the directives of an array, or of all together with
 * null. Over all directives there is one row per unit; only what is seen beyond one's units is looked
 * up by contact or issuer.
 */
export function countedRows(seen: Seen, directives: string | null): string {
  const { district, region, strayed, contact } = seen;
  const columns = COUNTED_STATES.map(columnOf).join(', ');
  const ofDirectives = directives === null ? '' : `and t.directive_id = any(${directives})`;
  const from = (condition: string) =>
    `select t.directive_id, ${columns} from task_totals t where ${district} and ${condition}`;
  const counted =
    directives === null
      ? [
          from(`t.directive_id = ${NONE} and t.contact_person_id = ${NONE} and ${region}`),
          from(`t.directive_id = ${NONE} and not (${region}) and ${contact}`),
          from(`t.directive_id <> ${NONE} and not (${region}) and not (${contact}) and ${strayed}`),
        ]
      : [`select t.directive_id, ${columns} from task_totals t where ${wholeOf(seen)} ${ofDirectives}`];
  return `${counted.join(' union all ')}
    union all
    ${pendingRows(seen, directives)}`;
}

function pendingRows(seen: Seen, directives: string | null): string {
  const differences = COUNTED_STATES.map((state) => `${difference(state)} as ${columnOf(state)}`).join(', ');
  return `select t.directive_id, ${differences} from task_totals_pending t
    where ${wholeOf(seen)} ${directives === null ? '' : `and t.directive_id = any(${directives})`}`;
}

/**
 * The same by directive, of those in an array: one row for each place of the caller's. Tasks beyond them are looked up by
 * contact or issuer; of a region that is no set of places every unit is read.
 */
export function progressRows(params: SqlParameters, seen: Seen, directives: string): string {
  const { district, region, places, strayed, contact } = seen;
  if (places === null) return countedRows(seen, directives);
  const columns = `t.directive_id, ${COUNTED_STATES.map(columnOf).join(', ')}`;
  const ofDirectives = `${district} and t.directive_id = any(${directives})`;
  return `select ${columns} from directive_totals t where ${ofDirectives} and t.under_path = any(${params.bind([...places])}::text[])
    union all
    select ${columns} from task_totals t where ${ofDirectives} and ${contact} and not (${region})
    union all
    select ${columns} from task_totals t where ${ofDirectives} and ${strayed} and not (${region}) and not (${contact})
    union all
    ${pendingRows(seen, directives)}`;
}

const PLACE = 'district_id, directive_id, unit_id, contact_person_id, issuer_unit_path, unit_path';
const OF_UNIT = 'district_id, unit_id, unit_path';
const OF_CONTACT = `${OF_UNIT}, contact_person_id`;

const SUMMED = COUNTED_STATES.map((state) => `sum(${difference(state)})`).join(', ');
const ADDED = COUNTED_STATES.map(columnOf)
  .map((column) => `${column} = t.${column} + excluded.${column}`)
  .join(', ');

/** Directives that are going out: folding would take a core from it. A dispatch that hangs is not waited for. */
const GOING_OUT = `array(
    select directive_id from dispatches where ${OPEN} and planned_at > clock_timestamp() - interval '10 minutes')`;

/**
 * Folds at most `$1` pending rows into the totals, once for their directives, once for their units and once for their
 * contacts in them, and once for each place above them; answers how many.
 */
export const FOLD = `
with taken as (
  delete from task_totals_pending where (district_id, position) in (
    select district_id, position from task_totals_pending where directive_id <> all(${GOING_OUT}) order by district_id, position limit $1 for update skip locked)
  returning *
), folded as (
  insert into task_totals as t (${PLACE}, ${COUNTED_STATES.map(columnOf).join(', ')})
  select district_id, coalesce(directive_id, ${NONE}), unit_id, coalesce(contact_person_id, ${NONE}), coalesce(issuer_unit_path, ''), unit_path, ${SUMMED}
  from taken group by grouping sets ((${PLACE}), (${OF_UNIT}), (${OF_CONTACT}))
  order by 1, 2, 3, 4, 5, 6
  on conflict (${PLACE}) do update set ${ADDED}
), raised as (
  insert into directive_totals as t (district_id, directive_id, under_path, ${COUNTED_STATES.map(columnOf).join(', ')})
  select district_id, directive_id, place.path, ${SUMMED}
  from taken cross join lateral (${placesUpTo('unit_path')}) as place
  group by 1, 2, 3 order by 1, 2, 3
  on conflict (district_id, directive_id, under_path) do update set ${ADDED}
)
select count(*)::int as taken from taken`;
