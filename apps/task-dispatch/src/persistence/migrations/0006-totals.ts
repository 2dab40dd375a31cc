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

const NONE = `'00000000-0000-0000-0000-000000000000'::uuid`;
const STRAYED = '(case when starts_with(unit_path, issuer_unit_path) then 0 else 1 end)';
const PLACE = 'district_id, directive_id, unit_id, unit_path, issuer_unit_path, contact_person_id';

/** Counted by state, as columns. */
const counted = STATES.map(
  (state) => `count(*) filter (where state = '${state.replace('_', '-')}') as ${state}`,
).join(',\n  ');

const TABLES = `
create table task_totals (
  district_id uuid not null,
  directive_id uuid not null,
  unit_id uuid not null,
  contact_person_id uuid not null,
  issuer_unit_path text not null,
  unit_path text not null,
  ${STATES.map((state) => `${state} int not null`).join(',\n  ')},
  primary key (district_id, directive_id, contact_person_id, unit_id, issuer_unit_path, unit_path)
);
create statistics task_totals_straying on ${STRAYED} from task_totals;
create index task_totals_strayed on task_totals (district_id, issuer_unit_path) where ${STRAYED} = 1;

create table task_totals_pending (
  district_id uuid not null,
  position bigint generated always as identity,
  directive_id uuid not null,
  unit_id uuid not null,
  contact_person_id uuid not null,
  issuer_unit_path text not null,
  unit_path text not null,
  left_state text,
  entered_state text,
  tasks int not null,
  primary key (district_id, position)
);`;

const triggers = (schema: string) => `
create function count_new_tasks() returns trigger language plpgsql as $$
begin
  insert into ${schema}.task_totals_pending (${PLACE}, entered_state, tasks)
  select ${PLACE}, state, count(*) from fresh group by ${PLACE}, state;
  return null;
end $$;
create trigger tasks_new after insert on tasks referencing new table as fresh
  for each statement execute function count_new_tasks();

create function count_changed_task() returns trigger language plpgsql as $$
begin
  if new.unit_path = old.unit_path and new.issuer_unit_path = old.issuer_unit_path then
    insert into ${schema}.task_totals_pending (${PLACE}, left_state, entered_state, tasks)
    values (new.district_id, new.directive_id, new.unit_id, new.unit_path, new.issuer_unit_path, new.contact_person_id, old.state, new.state, 1);
  else
    insert into ${schema}.task_totals_pending (${PLACE}, left_state, entered_state, tasks)
    values (old.district_id, old.directive_id, old.unit_id, old.unit_path, old.issuer_unit_path, old.contact_person_id, old.state, null, 1),
      (new.district_id, new.directive_id, new.unit_id, new.unit_path, new.issuer_unit_path, new.contact_person_id, null, new.state, 1);
  end if;
  return null;
end $$;
create trigger tasks_changed after update on tasks for each row
  when (old.state <> new.state or old.unit_path <> new.unit_path or old.issuer_unit_path <> new.issuer_unit_path)
  execute function count_changed_task();`;

const FILL = `
insert into task_totals
select district_id, coalesce(directive_id, ${NONE}), unit_id, coalesce(contact_person_id, ${NONE}), coalesce(issuer_unit_path, ''), unit_path,
  ${counted}
from tasks
group by grouping sets ((${PLACE}), (district_id, unit_id, unit_path), (district_id, unit_id, unit_path, contact_person_id));`;

const INDEXES = `
drop index tasks_of_issuer;
drop index tasks_of_contact;
drop index tasks_of_directive;
drop index tasks_of_dispatch;
drop index tasks_turning_yellow;
drop index tasks_turning_red;
drop index tasks_unsigned;

create statistics tasks_straying on ${STRAYED} from tasks;
create index tasks_strayed on tasks (district_id, effective_due_at, id) where ${STRAYED} = 1;
create index tasks_open_by_due on tasks (district_id, effective_due_at, id)
  where state not in ('closed', 'cancelled', 'handed-over');
create index tasks_returned on tasks (district_id, effective_due_at, id) where returned is not null;
create index tasks_open_returned on tasks (district_id, unit_path text_pattern_ops)
  include (directive_id, unit_id, issuer_unit_path, contact_person_id)
  where returned is not null and state not in ('closed', 'cancelled', 'handed-over');
create index tasks_lit on tasks (district_id, yellow_at)
  include (red_at, effective_due_at, id, directive_id, unit_id, unit_path, issuer_unit_path, contact_person_id)
  where clock_holder = 'unit' and state not in ('closed', 'cancelled', 'handed-over');
create index tasks_unsigned on tasks (district_id, sign_for_due_at, id)
  include (red_at, clock_holder, directive_id, unit_id, unit_path, issuer_unit_path, contact_person_id) where state = 'dispatched';
create index tasks_waiting on tasks (district_id, clock_holder, clock_since, id)
  include (state, directive_id, unit_id, unit_path, issuer_unit_path, contact_person_id)
  where clock_holder <> 'unit' and state not in ('closed', 'cancelled', 'handed-over');
create index tasks_left_lit on tasks (district_id, effective_due_at, id)
  include (yellow_at, red_at, clock_since, directive_id, unit_id, unit_path, issuer_unit_path, contact_person_id)
  where clock_holder <> 'unit' and state not in ('closed', 'cancelled', 'handed-over') and yellow_at <= clock_since;
create index tasks_of_contact on tasks (district_id, contact_person_id, effective_due_at, id);
create index tasks_of_directive on tasks (district_id, directive_id, effective_due_at, id) include (item_id, state);`;

/**
 * How many tasks are in each state, per unit and directive, so that a district's numbers are no count of a
 * million rows (ADR 0021). A trigger adds a row to `task_totals_pending` for each task that is new, changes its state or
 * moves; a sweep folds them into `task_totals`. Both together are exact at any moment. Rows of a unit over all directives have
 * the zero id as directive; there is one over all contacts, with the zero id in its place too, and one for each contact.
 *
 * Lights, waits and open lists get an index each, covering what their counts need; they take the place of
 * five that are subsumed: what a side issued lies below it unless its unit has moved away, and the sweeper
 * finds what turns by the same indexes as the lights.
 */
export const totalsMigration = (schema: string): Migration => ({
  name: '0006-totals',
  up: [TABLES, triggers(schema), FILL, INDEXES].join('\n'),
});
