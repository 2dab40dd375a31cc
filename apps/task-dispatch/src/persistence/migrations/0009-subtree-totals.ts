import type { Migration } from '#libs/persistence';

const STATES = [
  'dispatched',
  'declined',
  'in_progress',
  'in_review',
  'suspended',
  'closed',
  'cancelled',
  'handed_over',
] as const;

const NUMBERS = `string_to_array(trim(both '/' from t.unit_path), '/')`;
const sums = STATES.map((state) => `sum(t.${state})`).join(', ');

const TOTALS = `
create table directive_totals (
  district_id uuid not null,
  directive_id uuid not null,
  under_path text not null,
  ${STATES.map((state) => `${state} int not null`).join(',\n  ')},
  primary key (district_id, directive_id, under_path)
);
insert into directive_totals
select t.district_id, t.directive_id, place.path, ${sums}
from task_totals t cross join lateral (
  select '/' || array_to_string((${NUMBERS})[1:depth], '/') || '/' as path
  from generate_series(1, cardinality(${NUMBERS})) as depth
) as place
where t.directive_id <> '00000000-0000-0000-0000-000000000000' group by 1, 2, 3;`;

/** Who holds the clock follows from the state: a planner that takes them for independent finds a hundredth of what is there. */
const STATISTICS = `
create statistics tasks_held (mcv) on state, clock_holder from tasks;
analyze tasks;`;

const INDEXES = `
drop index tasks_left_lit;
create index tasks_left_lit on tasks (district_id, effective_due_at, id)
  include (state, yellow_at, red_at, clock_since, directive_id, unit_id, unit_path, issuer_unit_path, contact_person_id)
  where clock_holder <> 'unit' and state not in ('closed', 'cancelled', 'handed-over') and yellow_at <= clock_since;
create index tasks_closed_children on tasks (district_id, item_id, unit_id)
  where parent_task_id is not null and state = 'closed';`;

/**
 * What covers a list does so only while pages are known to be visible to all; a fifth of a million rows, the default, would
 * be years of changes.
 */
const VACUUM = ['tasks', 'task_totals', 'directive_totals']
  .map(
    (table) => `
alter table ${table} set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_insert_scale_factor = 0.02,
  autovacuum_analyze_scale_factor = 0.02);`,
  )
  .join('');

/**
 * How many tasks of a directive lie below each place, so that a leader's page adds up one row for each directive (ADR 0021);
 * and what a million tasks need besides: statistics, an index that also covers states, one for targets that were closed as
 * children, and vacuuming in time.
 */
export const subtreeTotalsMigration: Migration = {
  name: '0009-subtree-totals',
  up: [TOTALS, STATISTICS, INDEXES, VACUUM].join('\n'),
};
