-- Generated from the migrations; see docs/adding-a-command.md.

create table dead_letters (
  district_id uuid not null,
  id uuid not null,
  consumer text not null,
  fact_id uuid not null,
  envelope jsonb not null,
  reason text not null,
  attempts integer not null,
  buried_at timestamp with time zone not null default clock_timestamp(),
  replayed_at timestamp with time zone,
  constraint dead_letters_pkey PRIMARY KEY (district_id, id)
);

create table fact_failures (
  consumer text not null,
  fact_id uuid not null,
  attempts integer not null,
  reason text not null,
  last_at timestamp with time zone not null default clock_timestamp(),
  constraint fact_failures_pkey PRIMARY KEY (consumer, fact_id)
);

create table inboxes (
  district_id uuid not null,
  person_id uuid not null,
  last_position bigint not null default 0,
  unread integer not null default 0,
  constraint inboxes_pkey PRIMARY KEY (district_id, person_id),
  constraint inboxes_unread_check CHECK ((unread >= 0))
);

create table journal (
  district_id uuid not null,
  fact_id uuid not null,
  aggregate text not null,
  aggregate_id uuid,
  aggregate_version integer,
  seq smallint not null,
  type text not null,
  subject text,
  data jsonb not null,
  outcome text not null,
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
  occurred_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  bucket smallint not null,
  constraint journal_pkey PRIMARY KEY (district_id, fact_id),
  constraint journal_accepted_has_aggregate CHECK (((outcome = 'refused'::text) OR ((aggregate_id IS NOT NULL) AND (aggregate_version IS NOT NULL)))),
  constraint journal_bucket_check CHECK (((bucket >= 0) AND (bucket <= 15))),
  constraint journal_outcome_check CHECK ((outcome = ANY (ARRAY['accepted'::text, 'refused'::text]))),
  constraint journal_refused_has_code CHECK (((outcome = 'refused'::text) = (code IS NOT NULL)))
);

create table leases (
  name text not null,
  holder uuid not null,
  until timestamp with time zone not null,
  constraint leases_pkey PRIMARY KEY (name)
);

create table messages (
  district_id uuid not null,
  person_id uuid not null,
  "position" bigint not null,
  message_id uuid not null,
  kind text not null,
  pace text not null,
  because text not null,
  link_topic text not null,
  link_id uuid not null,
  params jsonb not null,
  at timestamp with time zone not null,
  fact_id uuid not null,
  read_at timestamp with time zone,
  digested_at timestamp with time zone,
  constraint messages_pkey PRIMARY KEY (district_id, person_id, "position"),
  constraint messages_link_topic_check CHECK ((link_topic = ANY (ARRAY['task'::text, 'directive'::text, 'assignment'::text, 'unit'::text]))),
  constraint messages_pace_check CHECK ((pace = ANY (ARRAY['now'::text, 'digest'::text])))
);

create table org_units (
  district_id uuid not null,
  unit_id uuid not null,
  parent_id uuid,
  path text not null,
  kind text not null,
  name text not null,
  code text not null,
  tags text[] not null default '{}'::text[],
  valid_from date not null,
  valid_to date,
  responsible_person_id uuid,
  responsible_name text,
  responsible_vacant boolean not null default false,
  version integer not null,
  constraint org_units_pkey PRIMARY KEY (district_id, unit_id)
);

create table pending (
  district_id uuid not null,
  fact_id uuid not null,
  aggregate_id uuid not null,
  "position" bigint not null generated always as identity,
  attempt integer not null default 1,
  created_at timestamp with time zone not null default clock_timestamp(),
  constraint pending_pkey PRIMARY KEY (district_id, fact_id)
);

create table receipts (
  district_id uuid not null,
  consumer text not null,
  fact_id uuid not null,
  minute integer not null,
  bucket smallint not null,
  settled_at timestamp with time zone not null default clock_timestamp(),
  constraint receipts_pkey PRIMARY KEY (district_id, consumer, fact_id)
);

create table republished (
  district_id uuid not null,
  fact_id uuid not null,
  attempt integer not null,
  at timestamp with time zone not null default clock_timestamp(),
  constraint republished_pkey PRIMARY KEY (district_id, fact_id)
);

CREATE UNIQUE INDEX dead_letters_fact ON dead_letters USING btree (district_id, consumer, fact_id) WHERE (replayed_at IS NULL);

CREATE INDEX journal_audit ON journal USING btree (district_id, recorded_at, fact_id);

CREATE UNIQUE INDEX journal_command_key ON journal USING btree (district_id, actor_person_id, command_key) WHERE (command_key IS NOT NULL);

CREATE INDEX journal_history ON journal USING btree (district_id, aggregate_id, aggregate_version, seq);

CREATE INDEX journal_reconcile ON journal USING brin (district_id, occurred_at) WITH (pages_per_range='16', autosummarize='on');

CREATE UNIQUE INDEX messages_id ON messages USING btree (district_id, person_id, message_id);

CREATE INDEX messages_to_digest ON messages USING btree (district_id, at) WHERE ((pace = 'digest'::text) AND (digested_at IS NULL));

CREATE INDEX messages_unread ON messages USING btree (district_id, person_id, "position") WHERE (read_at IS NULL);

CREATE INDEX org_units_parent ON org_units USING btree (district_id, parent_id);

CREATE INDEX org_units_path ON org_units USING btree (district_id, path text_pattern_ops);

CREATE INDEX org_units_responsible ON org_units USING btree (district_id, responsible_person_id);

CREATE INDEX pending_position ON pending USING btree ("position");

CREATE INDEX receipts_age ON receipts USING brin (district_id, settled_at);

CREATE INDEX receipts_reconcile ON receipts USING btree (district_id, consumer, minute);

CREATE TRIGGER journal_rows_stay BEFORE DELETE OR UPDATE ON journal FOR EACH ROW EXECUTE FUNCTION refuse_journal_change();

CREATE TRIGGER journal_stays BEFORE TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION refuse_journal_change();
