/** A dispatch that is still to make tasks. */
export const OPEN = `state not in ('finished', 'stopped')`;

/** By what rule an item was dispatched last, and with what. */
export const PLAN_OF_ITEM = {
  name: 'item_plan',
  asks: { district_id: 'uuid', directive_id: 'uuid', item_id: 'uuid' },
  text: `select rule, content from dispatches d
    where d.district_id = q.district_id and d.directive_id = q.directive_id and d.item_id = q.item_id and rule is not null
    order by planned_at desc, id desc limit 1`,
};

/**
 * The condition that the unit is among a dispatch's targets: the first target at or after it, in the order of the index by unit,
 * is it. Asked for by equality, the planner takes the index by position as readily, because of a dispatch that
 * is growing it believes that it has one target; every look would then read all of them.
 */
const isTarget = (district: string, dispatch: string, unit: string) =>
  `coalesce((select (t.district_id, t.dispatch_id, t.unit_id) = (${district}, ${dispatch}, ${unit}) from dispatch_targets t
    where (t.district_id, t.dispatch_id, t.unit_id) >= (${district}, ${dispatch}, ${unit})
    order by t.district_id, t.dispatch_id, t.unit_id limit 1), false)`;

/** One row when a dispatch under way may still give the unit a task of the item. */
export const AWAITED = {
  name: 'dispatch_awaited',
  asks: { district_id: 'uuid', item_id: 'uuid', unit_id: 'uuid' },
  text: `select from dispatches d where d.district_id = q.district_id and d.item_id = q.item_id and ${OPEN}
    and (targets_total is null or ${isTarget('q.district_id', 'd.id', 'q.unit_id')}) limit 1`,
};

/**
 * Moves a dispatch past one page of its audience: `$1` district, `$2` dispatch, `$3` the path after which
 * the page begins, `$4` the path after it, null on the last one. No row when another worker did so before.
 */
export const SKIP_PAGE = `
update dispatches set state = 'resolving', resolved_after = coalesce($4, resolved_after)
where district_id = $1 and id = $2 and state in ('planned', 'resolving') and targets_total is null
  and resolved_after is not distinct from $3
returning id`;

/** A task of the item for the unit that goes on or was closed: each way to be one has an index of its own. */
const HAS_TASK = [
  `t.state not in ('closed', 'cancelled', 'handed-over')`,
  `t.parent_task_id is null and t.state not in ('cancelled', 'handed-over')`,
  `t.parent_task_id is not null and t.state = 'closed'`,
]
  .map(
    (way) =>
      `exists (select from tasks t where t.district_id = $1 and t.item_id = $3 and t.unit_id = p."unitId" and ${way} offset 0)`,
  )
  .join(' or ');

/**
 * Adds a page of targets: `$1` district, `$2` dispatch, `$3` item, `$4` the targets as a JSON array, `$5`
 * whether it is the last page. Positions are without gaps, because progress is counted by them; a unit
 * that moved between two pages, or has a task of the item already, is not taken twice. Each is looked up by itself
 * (`offset` keeps the planner from joining): of a dispatch that is growing it does not know how many targets there are.
 */
export const STORE_TARGETS = `
with known as (
  select coalesce(max(position), 0) as many from dispatch_targets where district_id = $1 and dispatch_id = $2
), fresh as (
  select distinct on (p."unitId") p.* from rows from (jsonb_to_recordset($4::jsonb) as (
    "unitId" uuid, path text, name text, responsible jsonb)) with ordinality as p("unitId", path, name, responsible, ordinal)
  where not ${isTarget('$1', '$2', 'p."unitId"')}
    and not (${HAS_TASK})
  order by p."unitId", p.ordinal
), stored as (
  insert into dispatch_targets (district_id, dispatch_id, position, unit_id, unit_path, unit_name, responsible)
  select $1, $2, known.many + row_number() over (order by ordinal), "unitId", path, name, responsible
  from fresh cross join known
  returning unit_id
)
update dispatches set
  state = case when $5 then 'creating' else 'resolving' end,
  targets_total = case when $5 then (select many from known) + (select count(*)::int from stored) end
where district_id = $1 and id = $2`;
