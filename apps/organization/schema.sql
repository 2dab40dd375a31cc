-- Generated from the migrations; see docs/adding-a-command.md.

create table accounts (
  district_id uuid not null,
  id uuid not null,
  version integer not null,
  person_id uuid not null,
  login text not null,
  password_hash text not null,
  state text not null,
  session_epoch integer not null,
  constraint accounts_pkey PRIMARY KEY (district_id, id),
  constraint accounts_login UNIQUE (district_id, login),
  constraint accounts_person FOREIGN KEY (district_id, person_id) REFERENCES persons(district_id, id),
  constraint accounts_session_epoch_check CHECK ((session_epoch >= 1)),
  constraint accounts_state_check CHECK ((state = ANY (ARRAY['open'::text, 'disabled'::text]))),
  constraint accounts_version_check CHECK ((version >= 1))
);

create table appointments (
  district_id uuid not null,
  id uuid not null,
  version integer not null,
  person_id uuid not null,
  unit_id uuid not null,
  post_id uuid not null,
  duty_group text not null,
  scope_unit_id uuid not null,
  from_day date not null,
  to_day date,
  state text not null,
  due_on date,
  constraint appointments_pkey PRIMARY KEY (district_id, id),
  constraint appointments_person FOREIGN KEY (district_id, person_id) REFERENCES persons(district_id, id),
  constraint appointments_post FOREIGN KEY (district_id, post_id, duty_group) REFERENCES posts(district_id, id, duty_group),
  constraint appointments_scope FOREIGN KEY (district_id, scope_unit_id) REFERENCES units(district_id, id),
  constraint appointments_unit FOREIGN KEY (district_id, unit_id) REFERENCES units(district_id, id),
  constraint appointments_duties_separate EXCLUDE USING gist (district_id WITH =, person_id WITH =, duty_group WITH <>, daterange(from_day, to_day) WITH &&) WHERE ((duty_group <> 'none'::text)),
  constraint appointments_held_once EXCLUDE USING gist (district_id WITH =, person_id WITH =, unit_id WITH =, post_id WITH =, daterange(from_day, to_day) WITH &&),
  constraint appointments_period CHECK (((to_day IS NULL) OR (to_day >= from_day))),
  constraint appointments_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'in-effect'::text, 'ended'::text]))),
  constraint appointments_version_check CHECK ((version >= 1))
);

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

create table districts (
  district_id uuid not null,
  name text not null,
  code text not null,
  last_unit_number integer not null default 0,
  founded_at timestamp with time zone not null default clock_timestamp(),
  constraint districts_pkey PRIMARY KEY (district_id)
);

create table fact_failures (
  consumer text not null,
  fact_id uuid not null,
  attempts integer not null,
  reason text not null,
  last_at timestamp with time zone not null default clock_timestamp(),
  constraint fact_failures_pkey PRIMARY KEY (consumer, fact_id)
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

create table log_in_attempts (
  district_id uuid not null,
  key text not null,
  attempts integer not null,
  wait_until timestamp with time zone not null,
  last_at timestamp with time zone not null,
  constraint log_in_attempts_pkey PRIMARY KEY (district_id, key),
  constraint log_in_attempts_key_check CHECK ((key ~ '^[0-9a-f]{64}$'::text))
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

create table persons (
  district_id uuid not null,
  id uuid not null,
  version integer not null,
  name text not null,
  epoch bigint not null default 1,
  constraint persons_pkey PRIMARY KEY (district_id, id),
  constraint persons_district_id_fkey FOREIGN KEY (district_id) REFERENCES districts(district_id),
  constraint persons_version_check CHECK ((version >= 1))
);

create table posts (
  district_id uuid not null,
  id uuid not null,
  version integer not null,
  title text not null,
  duties text[] not null,
  duty_group text not null,
  heads boolean not null,
  constraint posts_pkey PRIMARY KEY (district_id, id),
  constraint posts_title UNIQUE (district_id, title),
  constraint posts_with_group UNIQUE (district_id, id, duty_group),
  constraint posts_district_id_fkey FOREIGN KEY (district_id) REFERENCES districts(district_id),
  constraint posts_group_fits_duties CHECK (
CASE duty_group
    WHEN 'none'::text THEN (duties = '{}'::text[])
    WHEN 'units'::text THEN (duties = '{administer-units}'::text[])
    WHEN 'accounts'::text THEN (duties = '{administer-accounts}'::text[])
    WHEN 'audit'::text THEN (duties = '{audit}'::text[])
    WHEN 'work'::text THEN ((duties <> '{}'::text[]) AND (duties <@ '{draft,sign-off,dispatch,handle,review,supervise,remark}'::text[]))
    ELSE false
END),
  constraint posts_version_check CHECK ((version >= 1))
);

create table preferences (
  district_id uuid not null,
  id uuid not null,
  version integer not null,
  text_size text not null,
  language text not null,
  single_keys boolean not null,
  entry text,
  constraint preferences_pkey PRIMARY KEY (district_id, id),
  constraint preferences_account FOREIGN KEY (district_id, id) REFERENCES accounts(district_id, id),
  constraint preferences_entry_check CHECK ((entry = ANY (ARRAY['desk'::text, 'phone'::text]))),
  constraint preferences_language_check CHECK ((language = ANY (ARRAY['zh-CN'::text, 'en'::text]))),
  constraint preferences_text_size_check CHECK ((text_size = ANY (ARRAY['standard'::text, 'large'::text, 'largest'::text]))),
  constraint preferences_version_check CHECK ((version >= 1))
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

create table sessions (
  district_id uuid not null,
  id uuid not null,
  version integer not null,
  account_id uuid not null,
  person_id uuid not null,
  token_hash text not null,
  account_epoch integer not null,
  opened_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint sessions_pkey PRIMARY KEY (district_id, id),
  constraint sessions_token UNIQUE (district_id, token_hash),
  constraint sessions_account FOREIGN KEY (district_id, account_id) REFERENCES accounts(district_id, id),
  constraint sessions_token_hash_check CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint sessions_version_check CHECK ((version >= 1))
);

create table units (
  district_id uuid not null,
  id uuid not null,
  version integer not null,
  number integer not null,
  parent_id uuid,
  path text not null,
  kind text not null,
  name text not null,
  code text not null,
  tags text[] not null,
  valid_from date not null,
  valid_to date,
  mission text,
  state text not null,
  responsible_person_id uuid,
  responsible_name text,
  responsible_vacant boolean not null,
  responsible_due_at timestamp with time zone,
  pinyin text,
  pinyin_of text,
  constraint units_pkey PRIMARY KEY (district_id, id),
  constraint units_code UNIQUE (district_id, code),
  constraint units_number UNIQUE (district_id, number),
  constraint units_district_id_fkey FOREIGN KEY (district_id) REFERENCES districts(district_id),
  constraint units_parent FOREIGN KEY (district_id, parent_id) REFERENCES units(district_id, id),
  constraint units_kind_check CHECK ((kind = ANY (ARRAY['district-committee'::text, 'work-committee'::text, 'committee'::text, 'leading-party-group'::text, 'general-branch'::text, 'branch'::text, 'grid-branch'::text, 'temporary-branch'::text, 'party-cell'::text, 'office'::text, 'government'::text, 'subdistrict-office'::text, 'community'::text, 'stewardship-area'::text]))),
  constraint units_number_check CHECK (((number >= 1) AND (number <= 999999999))),
  constraint units_path_check CHECK ((path ~ '^/([0-9]{1,9}/){1,12}$'::text)),
  constraint units_path_ends_with_number CHECK ((path ~~ (('%/'::text || number) || '/'::text))),
  constraint units_period CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint units_responsible CHECK (((responsible_person_id IS NULL) = (responsible_name IS NULL))),
  constraint units_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text]))),
  constraint units_temporary_branch CHECK (((kind <> 'temporary-branch'::text) OR ((mission IS NOT NULL) AND (valid_to IS NOT NULL)))),
  constraint units_version_check CHECK ((version >= 1))
);

CREATE UNIQUE INDEX accounts_one_per_person ON accounts USING btree (district_id, person_id) WHERE (state = 'open'::text);

CREATE INDEX appointments_by_person ON appointments USING btree (district_id, person_id) WHERE (state <> 'ended'::text);

CREATE INDEX appointments_by_scope ON appointments USING btree (district_id, scope_unit_id) WHERE (state <> 'ended'::text);

CREATE INDEX appointments_by_unit ON appointments USING btree (district_id, unit_id) WHERE (state <> 'ended'::text);

CREATE INDEX appointments_due ON appointments USING btree (district_id, due_on) WHERE (due_on IS NOT NULL);

CREATE UNIQUE INDEX dead_letters_fact ON dead_letters USING btree (district_id, consumer, fact_id) WHERE (replayed_at IS NULL);

CREATE INDEX journal_audit ON journal USING btree (district_id, recorded_at, fact_id);

CREATE UNIQUE INDEX journal_command_key ON journal USING btree (district_id, actor_person_id, command_key) WHERE (command_key IS NOT NULL);

CREATE INDEX journal_history ON journal USING btree (district_id, aggregate_id, aggregate_version, seq);

CREATE INDEX journal_reconcile ON journal USING brin (district_id, occurred_at) WITH (pages_per_range='16', autosummarize='on');

CREATE INDEX log_in_attempts_old ON log_in_attempts USING btree (district_id, last_at);

CREATE INDEX pending_position ON pending USING btree ("position");

CREATE INDEX persons_by_name ON persons USING btree (district_id, name, id);

CREATE INDEX receipts_age ON receipts USING brin (district_id, settled_at);

CREATE INDEX receipts_reconcile ON receipts USING btree (district_id, consumer, minute);

CREATE INDEX sessions_of_account ON sessions USING btree (district_id, account_id) WHERE (ended_at IS NULL);

CREATE INDEX sessions_old ON sessions USING btree (district_id, ends_at);

CREATE INDEX units_children ON units USING btree (district_id, parent_id, code);

CREATE INDEX units_ending ON units USING btree (district_id, valid_to) WHERE ((state = 'open'::text) AND (valid_to IS NOT NULL));

CREATE UNIQUE INDEX units_path ON units USING btree (district_id, path);

CREATE INDEX units_pinyin ON units USING gist (district_id, pinyin public.gist_trgm_ops);

CREATE INDEX units_responsible_due ON units USING btree (district_id, responsible_due_at) WHERE (responsible_due_at IS NOT NULL);

CREATE INDEX units_without_pinyin ON units USING btree (district_id, id) WHERE (pinyin_of IS DISTINCT FROM name);

CREATE TRIGGER journal_rows_stay BEFORE DELETE OR UPDATE ON journal FOR EACH ROW EXECUTE FUNCTION refuse_journal_change();

CREATE TRIGGER journal_stays BEFORE TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION refuse_journal_change();
