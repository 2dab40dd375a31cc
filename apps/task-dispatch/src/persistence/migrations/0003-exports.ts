import type { Migration } from '#libs/persistence';

/** Ledgers that people asked for. `sight` is what the requester could see then; a job is only the wake-up. */
export const exportsMigration: Migration = {
  name: '0003-exports',
  up: `
create table exports (
  district_id uuid not null,
  id uuid not null,
  version int not null,
  state text not null check (state in ('queued', 'running', 'ready', 'failed', 'expired')),
  requested_by uuid not null,
  question jsonb not null,
  sight jsonb not null,
  file_name text not null,
  attempt int not null,
  row_count int,
  storage_key text,
  size bigint,
  requested_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  failure text check (failure in ('too-many-rows', 'could-not-be-written')),
  primary key (district_id, id),
  constraint exports_ready_has_file check ((state = 'ready') = (storage_key is not null)),
  constraint exports_running_has_start check (state <> 'running' or started_at is not null),
  constraint exports_failed_has_failure check ((state = 'failed') = (failure is not null))
);
create index exports_of_person on exports (district_id, requested_by, id);
create index exports_waiting on exports (district_id, requested_at) where state in ('queued', 'running');
create index exports_kept on exports (district_id, finished_at) where state = 'ready';
create unique index exports_file on exports (district_id, storage_key) where storage_key is not null;
`,
};
