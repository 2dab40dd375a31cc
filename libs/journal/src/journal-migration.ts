import { LEASES_TABLE, type Migration } from '#libs/persistence';

/**
 * The tables that every service has, as the first migration of its schema:
 *
 * - `journal`: one row per accepted command and fact, and one per refused command. Only ever added to.
 *   Kept for good; six months online is the law's least (reliability B17), older rows may be moved to an
 *   archive by the owner role, which has to disable the trigger on record to do so.
 * - `pending`: facts not yet published. `position` orders the facts of one aggregate, because the next
 *   version can only be written after the one before was committed. Empty when all is well.
 * - `receipts`: facts a consumer has settled, with the minute and bucket they are compared by. Kept 30
 *   days, longer than the streams keep facts, so that a full replay has no effect.
 * - `dead_letters`: facts that could not be settled; kept until an operator has dealt with them.
 * - `fact_failures`: our own count of attempts, per consumer and fact; a message that fails may not even name its district.
 * - `republished`: how often the reconciler has published a fact again.
 * - `leases`: who relays and who sweeps just now.
 */
export function journalMigration(schema: string, name = '0001-journal'): Migration {
  return { name, up: [JOURNAL, APPEND_ONLY(schema), PENDING, INBOX, LEASES_TABLE].join('\n') };
}

/**
 * Keeps the rows of the journal whole: most are of 2 to 4 kB, which PostgreSQL would compress and move out of the table one
 * by one, at a tenth of what it takes to write them. 8,160 bytes is the most it allows.
 */
export function wholeJournalRows(name: string): Migration {
  return { name, up: 'alter table journal set (toast_tuple_target = 8160);' };
}

const JOURNAL = `
create table journal (
  district_id uuid not null,
  fact_id uuid not null,
  aggregate text not null,
  aggregate_id uuid,
  aggregate_version int,
  seq smallint not null,
  type text not null,
  subject text,
  data jsonb not null,
  outcome text not null check (outcome in ('accepted', 'refused')),
  code text,
  actor jsonb not null,
  actor_person_id text not null,
  command_key text,
  request_hash text,
  answer jsonb,
  before jsonb,
  after jsonb,
  correlation_id text not null,
  causation_id text,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  bucket smallint not null check (bucket between 0 and 15),
  primary key (district_id, fact_id),
  constraint journal_refused_has_code check ((outcome = 'refused') = (code is not null)),
  constraint journal_accepted_has_aggregate check (outcome = 'refused' or (aggregate_id is not null and aggregate_version is not null))
);
create unique index journal_command_key on journal (district_id, actor_person_id, command_key) where command_key is not null;
create index journal_history on journal (district_id, aggregate_id, aggregate_version, seq);
create index journal_audit on journal (district_id, recorded_at, fact_id);
create index journal_reconcile on journal using brin (district_id, occurred_at) with (pages_per_range = 16, autosummarize = on);
`;

const APPEND_ONLY = (schema: string): string => `
create function refuse_journal_change() returns trigger language plpgsql as $$
begin
  raise exception 'the journal of ${schema} is only ever added to' using errcode = 'restrict_violation';
end $$;
create trigger journal_rows_stay before update or delete on journal
  for each row execute function refuse_journal_change();
create trigger journal_stays before truncate on journal
  for each statement execute function refuse_journal_change();
`;

const PENDING = `
create table pending (
  district_id uuid not null,
  fact_id uuid not null,
  aggregate_id uuid not null,
  position bigint generated always as identity,
  attempt int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  primary key (district_id, fact_id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_insert_scale_factor = 0);
create index pending_position on pending (position);
create table republished (
  district_id uuid not null,
  fact_id uuid not null,
  attempt int not null,
  at timestamptz not null default clock_timestamp(),
  primary key (district_id, fact_id)
);
`;

const INBOX = `
create table receipts (
  district_id uuid not null,
  consumer text not null,
  fact_id uuid not null,
  minute int not null,
  bucket smallint not null,
  settled_at timestamptz not null default clock_timestamp(),
  primary key (district_id, consumer, fact_id)
);
create index receipts_reconcile on receipts (district_id, consumer, minute);
create index receipts_age on receipts using brin (district_id, settled_at);
create table fact_failures (
  consumer text not null,
  fact_id uuid not null,
  attempts int not null,
  reason text not null,
  last_at timestamptz not null default clock_timestamp(),
  primary key (consumer, fact_id)
);
create table dead_letters (
  district_id uuid not null,
  id uuid not null,
  consumer text not null,
  fact_id uuid not null,
  envelope jsonb not null,
  reason text not null,
  attempts int not null,
  buried_at timestamptz not null default clock_timestamp(),
  replayed_at timestamptz,
  primary key (district_id, id)
);
create unique index dead_letters_fact on dead_letters (district_id, consumer, fact_id) where replayed_at is null;
`;
