import type { Migration } from '#libs/persistence';

/**
 * Dispatches with the snapshot of their targets, tasks with their clock, reports and evidence. A unit has
 * one open task of an item at most; a closed one it may get again only from the unit right above, whose
 * own task was returned.
 */
export const tasksMigration: Migration = {
  name: '0001-tasks',
  up: `
create table dispatches (
  district_id uuid not null,
  id uuid not null,
  version int not null default 1,
  state text not null default 'planned' check (state in ('planned', 'resolving', 'creating', 'finished', 'stopped')),
  directive_id uuid not null,
  item_id uuid not null,
  parent_task_id uuid,
  rule jsonb,
  content jsonb not null,
  targets_total int,
  created_count int not null default 0,
  next_chunk int not null default 1,
  planned_at timestamptz not null,
  resolved_after text,
  begins_at timestamptz,
  primary key (district_id, id),
  constraint dispatches_rule_or_targets check (rule is not null or targets_total is not null)
);
create index dispatches_waiting on dispatches (district_id, planned_at, id) where state not in ('finished', 'stopped');
create index dispatches_directive on dispatches (district_id, directive_id, item_id);

create table dispatch_targets (
  district_id uuid not null,
  dispatch_id uuid not null,
  position int not null check (position > 0),
  unit_id uuid not null,
  unit_path text not null,
  unit_name text not null,
  responsible jsonb,
  criteria jsonb,
  requirement text,
  due_at timestamptz,
  primary key (district_id, dispatch_id, position),
  constraint dispatch_targets_once unique (district_id, dispatch_id, unit_id)
);

create table tasks (
  district_id uuid not null,
  id uuid not null,
  version int not null default 1,
  state text not null check (state in ('dispatched', 'declined', 'in-progress', 'in-review', 'suspended', 'closed', 'cancelled', 'handed-over')),
  dispatch_id uuid not null,
  directive_id uuid not null,
  directive_title text not null,
  item_id uuid not null,
  item_path text not null,
  heading text not null,
  requirement text not null,
  parent_task_id uuid,
  unit_id uuid not null,
  unit_path text not null,
  unit_name text not null,
  issuer_unit_id uuid not null,
  issuer_unit_path text not null,
  contact_person_id uuid not null,
  responsible jsonb,
  role text not null check (role in ('lead', 'co')),
  urgent boolean not null,
  criteria jsonb not null,
  evidence_asked jsonb not null,
  result_levels text[] not null,
  review_flow_key text not null,
  sponsor_person_id uuid,
  held_by_post boolean not null,
  dispatched_at timestamptz not null,
  sign_for_due_at timestamptz not null,
  signed_for_at timestamptz,
  due_at timestamptz not null,
  clock_holder text not null check (clock_holder in ('unit', 'issuer', 'reviewer', 'nobody')),
  clock_since timestamptz not null,
  clock_entries int not null,
  held_by_others_ms bigint not null check (held_by_others_ms >= 0),
  late_when_left boolean not null,
  due_floor_at timestamptz,
  effective_due_at timestamptz not null,
  yellow_at timestamptz not null,
  red_at timestamptz not null,
  round int not null check (round >= 0),
  review jsonb,
  last_instance_id uuid,
  returned jsonb,
  undone jsonb,
  declined jsonb,
  ended jsonb,
  children_total int not null,
  files_given int not null,
  figures_given text[] not null,
  last_urged_at timestamptz,
  told_unsigned boolean not null,
  told_yellow boolean not null,
  told_red boolean not null,
  primary key (district_id, id),
  constraint tasks_ended_has_end check ((state in ('closed', 'cancelled', 'handed-over')) = (ended is not null)),
  constraint tasks_review_in_review check ((state = 'in-review') = (review is not null))
);
create unique index tasks_open_once_per_unit on tasks (district_id, item_id, unit_id) where state not in ('closed', 'cancelled', 'handed-over');
create unique index tasks_dispatched_once_per_unit on tasks (district_id, item_id, unit_id) where parent_task_id is null and state not in ('cancelled', 'handed-over');
create index tasks_of_unit on tasks (district_id, unit_path text_pattern_ops, effective_due_at, id);
create index tasks_of_issuer on tasks (district_id, issuer_unit_path text_pattern_ops, effective_due_at, id);
create index tasks_of_contact on tasks (district_id, contact_person_id);
create index tasks_by_due on tasks (district_id, effective_due_at, id);
create index tasks_of_directive on tasks (district_id, directive_id, item_id, state);
create index tasks_of_parent on tasks (district_id, parent_task_id) where parent_task_id is not null;
create index tasks_of_dispatch on tasks (district_id, dispatch_id);
create index tasks_of_unit_id on tasks (district_id, unit_id, effective_due_at, id);
create index tasks_unsigned on tasks (district_id, sign_for_due_at) where state = 'dispatched' and not told_unsigned;
create index tasks_turning_yellow on tasks (district_id, yellow_at) where clock_holder = 'unit' and not told_yellow;
create index tasks_turning_red on tasks (district_id, red_at) where clock_holder = 'unit' and not told_red;

create table clock_entries (
  district_id uuid not null,
  task_id uuid not null,
  position int not null check (position > 0),
  holder text not null check (holder in ('unit', 'issuer', 'reviewer', 'nobody')),
  since timestamptz not null,
  previous_counts_as_unit boolean not null,
  due_floor_at timestamptz,
  primary key (district_id, task_id, position)
);

create table reports (
  district_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  kind text not null check (kind in ('progress', 'completion')),
  round int not null,
  text text not null,
  figures jsonb not null,
  by jsonb not null,
  at timestamptz not null,
  primary key (district_id, id)
);
create index reports_of_task on reports (district_id, task_id, at, id);

create table evidence (
  district_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  report_id uuid,
  upload_id uuid not null,
  storage_key text not null,
  file_name text not null,
  content_type text not null,
  size bigint not null check (size > 0),
  sha256 text not null,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  primary key (district_id, id)
);
create index evidence_of_task on evidence (district_id, task_id, report_id);
create index evidence_unclaimed on evidence (district_id, uploaded_at) where report_id is null;
`,
};
