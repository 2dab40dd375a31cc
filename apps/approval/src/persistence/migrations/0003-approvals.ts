import type { Migration } from '#libs/persistence';

export const approvalsMigration: Migration = {
  name: '0003-approvals',
  up: `
create table flows (
  district_id uuid not null,
  id uuid not null,
  version int not null,
  key text not null,
  owner_unit_id uuid not null,
  newest jsonb not null,
  primary key (district_id, id)
);
create unique index flows_key on flows (district_id, key);

create table flow_versions (
  district_id uuid not null,
  key text not null,
  version int not null,
  flow jsonb not null,
  primary key (district_id, key, version)
);

create table instances (
  district_id uuid not null,
  id uuid not null,
  version int not null,
  state text not null check (state in ('draft', 'running', 'approved', 'rejected', 'revoked', 'terminated', 'voided')),
  paused boolean not null,
  business_type text not null check (business_type in ('task', 'directive')),
  business_id uuid not null,
  round int not null check (round > 0),
  title text not null,
  subject_unit_id uuid not null,
  initiator jsonb not null,
  initiator_person_id uuid not null,
  flow_key text not null,
  flow_version int not null,
  purpose text not null check (purpose in ('sign-off', 'completion-review')),
  nodes jsonb not null,
  variables jsonb not null,
  decision_form jsonb not null,
  content_hash text not null,
  previous_instance_id uuid,
  current_node_key text,
  route jsonb not null,
  assignments jsonb not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (district_id, id),
  constraint instances_ended check ((state = 'running') = (ended_at is null))
);
create unique index instances_business on instances (district_id, business_type, business_id, round);
create index instances_initiator on instances (district_id, initiator_person_id, started_at desc);
create index instances_subject on instances (district_id, subject_unit_id, started_at desc);

create table start_refusals (
  district_id uuid not null,
  id uuid not null,
  version int not null,
  code text not null,
  primary key (district_id, id)
);

create table assignments (
  district_id uuid not null,
  id uuid not null,
  instance_id uuid not null,
  version int not null,
  state text not null check (state in
    ('waiting', 'pending', 'approved', 'rejected', 'returned', 'transferred', 'superseded', 'skipped', 'removed')),
  person_id uuid not null,
  opened_at timestamptz not null,
  decided_at timestamptz,
  assignment jsonb not null,
  primary key (district_id, id)
);
create index assignments_pending on assignments (district_id, person_id, opened_at, id) where state = 'pending';
create index assignments_decided on assignments (district_id, person_id, decided_at desc, id) where decided_at is not null;
create index assignments_instance on assignments (district_id, instance_id);
`,
};
