import type { Migration } from '#libs/persistence';

/**
 * `inboxes` hands out the positions: its row is locked while messages are added, so that within one inbox
 * a later position is never visible before an earlier one.
 */
export const inboxesMigration: Migration = {
  name: '0003-inboxes',
  up: `
create table inboxes (
  district_id uuid not null,
  person_id uuid not null,
  last_position bigint not null default 0,
  unread int not null default 0 check (unread >= 0),
  primary key (district_id, person_id)
) with (fillfactor = 70);

create table messages (
  district_id uuid not null,
  person_id uuid not null,
  position bigint not null,
  message_id uuid not null,
  kind text not null,
  pace text not null check (pace in ('now', 'digest')),
  because text not null,
  link_topic text not null check (link_topic in ('task', 'directive', 'assignment', 'unit')),
  link_id uuid not null,
  params jsonb not null,
  at timestamptz not null,
  fact_id uuid not null,
  read_at timestamptz,
  digested_at timestamptz,
  primary key (district_id, person_id, position)
);
create unique index messages_id on messages (district_id, person_id, message_id);
create index messages_unread on messages (district_id, person_id, position) where read_at is null;
create index messages_to_digest on messages (district_id, at) where pace = 'digest' and digested_at is null;
`,
};
