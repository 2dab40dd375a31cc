/**
 * Fills the tables of task-dispatch with as many tasks as a district has after years, by set-based SQL: for
 * measuring how fast they are read. Nothing is told, journaled or timed; the rows are what commands leave.
 */

/** @typedef {object} MillionOptions
 * @property {string} districtId
 * @property {number} [tasks] how many; 1,000,000
 * @property {number} [openShare] of them not ended; 0.1
 * @property {Date} [now] lights are spread around it
 */

/** Items a directive has; each goes to a share of the units. */
const ITEMS_PER_DIRECTIVE = 5;
/** Of the units, how many an item reaches. */
const REACH = 0.83;
const DRAFTERS = 20;

const SQL_ID = `overlay(overlay(md5(%) placing '4' from 13) placing '8' from 17)::uuid`;
const idOf = (expression) => SQL_ID.replace('%', () => expression);

/**
 * Makes directives, their dispatches and tasks for the units that are there, party cells left out. Most
 * items are of the past and done; the last tenth holds most of what is open.
 *
 * @param {import('pg').Client} client on the schema of task-dispatch, as the owner of its tables
 * @param {MillionOptions} options
 */
export async function loadTasks(
  client,
  { districtId, tasks = 1_000_000, openShare = 0.1, now = new Date() },
) {
  const { rows } = await client.query(
    `select count(*)::int as units from org_units where district_id = $1::uuid and kind <> 'party-cell'`,
    [districtId],
  );
  const perItem = Math.max(1, Math.ceil(rows[0].units * REACH));
  const items = Math.ceil(tasks / perItem);
  await client.query('begin');
  await insertDirectives(client, { districtId, items, now, perItem });
  await withoutIndexes(client, () =>
    client.query(TASKS, [districtId, items, perItem, tasks, openShare, now, rows[0].units]),
  );
  await client.query('commit');
  await client.query('vacuum (analyze) tasks');
  await client.query('analyze org_units, directives, dispatches');
  return { units: rows[0].units, items, directives: Math.ceil(items / ITEMS_PER_DIRECTIVE) };
}

async function insertDirectives(client, { districtId, items, now, perItem }) {
  const directives = Math.ceil(items / ITEMS_PER_DIRECTIVE);
  await client.query(
    `insert into directives (district_id, id, version, state, title, doc_type, register_number, issuer_unit_id,
      issuer_unit_name, drafter_id, drafter_name, text_sha256, text_length, decoded_from, text_version, counts,
      registered_at, issued_at, ended_at, cancelling)
    select $1::uuid, ${idOf(`$1::uuid::text || 'directive' || n`)}, 3, case when n < $2::int * 0.5 then 'closed' else 'issued' end,
      '关于做好第' || n || '项重点工作的通知', 'notice', 'M-' || n, root.unit_id, root.name,
      ${idOf(`$1::uuid::text || 'drafter' || n % ${DRAFTERS}`)}, '张干事', repeat('0', 64), 1000, 'utf-8', 1,
      '{"task": ${ITEMS_PER_DIRECTIVE}, "total": ${ITEMS_PER_DIRECTIVE}, "guidance": 0, "undecided": 0, "forInformation": 0, "noAction": 0}',
      at, at, case when n < $2::int * 0.5 then $3::timestamptz end, false
    from generate_series(0, $2::int - 1) as n
    cross join (select unit_id, name from org_units where district_id = $1::uuid order by length(path), path limit 1) as root
    cross join lateral (select $3::timestamptz - make_interval(days => (700 * (1 - n::float / $2))::int + 1) as at) as t`,
    [districtId, directives, now],
  );
  await client.query(
    `insert into dispatches (district_id, id, version, state, directive_id, item_id, rule, content, targets_total,
      created_count, next_chunk, planned_at, begins_at)
    select $1::uuid, ${idOf(`$1::uuid::text || 'dispatch' || n`)}, 3, 'finished', ${idOf(`$1::uuid::text || 'directive' || n / ${ITEMS_PER_DIRECTIVE}`)},
      ${idOf(`$1::uuid::text || 'item' || n`)}, '{}', '{}', $3::int, $3::int, 2, $4, $4
    from generate_series(0, $2::int - 1) as n`,
    [districtId, items, perItem, now],
  );
}

/**
 * `$1` district, `$2` items, `$3` tasks of an item, `$4` tasks, `$5` share open, `$6` now, `$7` units. The state comes of
 * three numbers in [0, 1): whether the task is open, how it stands, and how far it is through its time.
 */
const TASKS = `
with units as (
  select u.*, row_number() over (order by u.path) - 1 as place, p.unit_id as parent_unit_id, p.path as parent_path,
    p.name as parent_name
  from org_units u
  left join org_units p on p.district_id = u.district_id and p.unit_id = u.parent_id
  where u.district_id = $1::uuid and u.kind <> 'party-cell'
), root as (
  select unit_id, path, name from org_units where district_id = $1::uuid order by length(path), path limit 1
), pairs as (
  select n, n / $3::int as item, n % $3::int as nth,
    (hashint8(n) & 1048575) / 1048576.0 as is_open, (hashint8(n + 7000000) & 1048575) / 1048576.0 as how,
    (hashint8(n + 14000000) & 1048575) / 1048576.0 as through
  from generate_series(0::bigint, $4::bigint - 1) as n
), placed as (
  select p.*, u.unit_id, u.path, u.name, u.responsible_person_id, u.responsible_name,
    case when item % 5 = 0 and u.parent_unit_id is not null then u.parent_unit_id else root.unit_id end as issuer_unit_id,
    case when item % 5 = 0 and u.parent_unit_id is not null then u.parent_path else root.path end as issuer_path,
    case when item % 5 = 0 and u.parent_unit_id is not null then u.parent_name else root.name end as issuer_name,
    case
      when item >= $2::int * 0.9 and is_open < 0.8 * $5::float * 10 then 'open'
      when item < $2::int * 0.9 and is_open < 0.2 * $5::float / 0.9 then 'open'
      when how < 0.94 then 'closed' when how < 0.98 then 'cancelled' else 'handed-over' end as fate
  from pairs p join units u on u.place = (nth + item * 131) % $7::bigint cross join root
), staged as (
  select *, case
      when fate <> 'open' then fate
      when item < $2::int * 0.9 then case when how < 0.7 then 'in-progress' when how < 0.95 then 'in-review' else 'suspended' end
      when how < 0.25 then 'dispatched' when how < 0.28 then 'declined' when how < 0.78 then 'in-progress'
      when how < 0.97 then 'in-review' else 'suspended' end as state,
    case
      when fate <> 'open' then $6::timestamptz - make_interval(days => (700 * (1 - item::float / $2))::int + 40)
      when item < $2::int * 0.9 then $6::timestamptz - make_interval(hours => (60 + through * 2400)::int)
      else $6::timestamptz - make_interval(hours => (through * 700)::int) end as dispatched,
    case when item < $2::int * 0.9 and fate = 'open' then 20 else 30 end as days
  from placed
), timed as (
  select *, dispatched + make_interval(days => days) as due, dispatched + make_interval(days => days * 4 / 5) as yellow,
    case state when 'in-review' then 'reviewer' when 'declined' then 'issuer'
      when 'dispatched' then 'unit' when 'in-progress' then 'unit' else 'nobody' end as holder
  from staged
)
insert into tasks (district_id, id, version, state, dispatch_id, directive_id, directive_title, item_id, item_path,
  heading, requirement, unit_id, unit_path, unit_name, issuer_unit_id, issuer_unit_path, issuer_unit_name, contact_person_id,
  responsible, role, urgent, criteria, evidence_asked, result_levels, review_flow_key, held_by_post, dispatched_at, sign_for_due_at,
  signed_for_at, due_at, clock_holder, clock_since, clock_entries, held_by_others_ms, late_when_left,
  effective_due_at, yellow_at, red_at, round, review, returned, declined, ended, children_total, files_given,
  figures_given, told_unsigned, told_yellow, told_red)
select $1::uuid, ${idOf(`$1::uuid::text || 'task' || n`)}, 4, state, ${idOf(`$1::uuid::text || 'dispatch' || item`)},
  ${idOf(`$1::uuid::text || 'directive' || item / ${ITEMS_PER_DIRECTIVE}`)}, '关于做好第' || item / ${ITEMS_PER_DIRECTIVE} || '项重点工作的通知',
  ${idOf(`$1::uuid::text || 'item' || item`)}, '一（' || item % ${ITEMS_PER_DIRECTIVE} + 1 || '）', '开展第' || item || '次拉网式排查',
  '各单位要对所属场所开展一次拉网式排查，建立问题台账，明确责任人和整改时限，做到底数清、情况明、整改实。',
  unit_id, path, name, issuer_unit_id, issuer_path, issuer_name, ${idOf(`$1::uuid::text || 'drafter' || item / ${ITEMS_PER_DIRECTIVE} % ${DRAFTERS}`)},
  jsonb_build_object('personId', responsible_person_id, 'name', responsible_name, 'vacant', false),
  'lead', false, jsonb_build_array(jsonb_build_object('criterionId', ${idOf(`$1::uuid::text || 'criterion' || item`)}, 'text', '台账完整、整改到位')),
  '{"files": false, "figures": [], "reason": null}', '{}', 'completion-review', false, dispatched, dispatched + interval '2 days',
  case when state not in ('dispatched', 'declined') then dispatched + interval '1 day' end, due, holder,
  case when holder = 'unit' then dispatched when fate = 'open' then least(dispatched + (due - dispatched) * how, $6::timestamptz)
    else dispatched + make_interval(days => 10) end,
  2, 0, false, due, yellow, due,
  case when state in ('in-review', 'closed') then 1 else 0 end,
  case when state = 'in-review' then jsonb_build_object('instanceId', ${idOf(`$1::uuid::text || 'instance' || n`)}, 'starting', false,
    'waitsFor', jsonb_build_array('王书记'), 'askedIds', jsonb_build_array(${idOf(`$1::uuid::text || 'reviewer' || n % 100`)})) end,
  case when state = 'in-progress' and through < 0.05 then jsonb_build_object('reason', '台账缺页', 'criterionId', null, 'round', 1, 'byName', '王书记') end,
  case when state = 'declined' then jsonb_build_object('reason', '不属本单位职责', 'at', $6::timestamptz) end,
  case when fate <> 'open' then jsonb_build_object('reason', null, 'at', dispatched + make_interval(days => 10), 'resultLevel', null) end,
  0, 0, '{}', dispatched + interval '2 days' <= $6, yellow <= $6, due <= $6
from timed order by n`;

/** Rows first, indexes then: twice as fast as the other way round. Constraints stay. */
async function withoutIndexes(client, work) {
  const { rows } = await client.query(
    `select i.indexname as name, i.indexdef as definition from pg_indexes i
      where i.schemaname = current_schema() and i.tablename = 'tasks'
        and not exists (select from pg_constraint c where c.conname = i.indexname)`,
  );
  for (const { name } of rows) await client.query(`drop index ${client.escapeIdentifier(name)}`);
  await work();
  await client.query(`set local maintenance_work_mem = '512MB'`);
  for (const { definition } of rows) await client.query(definition);
}
