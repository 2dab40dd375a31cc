-- Generated from the migrations; see docs/adding-a-command.md.

create table clock_entries (
  district_id uuid not null,
  task_id uuid not null,
  "position" integer not null,
  holder text not null,
  since timestamp with time zone not null,
  previous_counts_as_unit boolean not null,
  due_floor_at timestamp with time zone,
  constraint clock_entries_pkey PRIMARY KEY (district_id, task_id, "position"),
  constraint clock_entries_holder_check CHECK ((holder = ANY (ARRAY['unit'::text, 'issuer'::text, 'reviewer'::text, 'nobody'::text]))),
  constraint clock_entries_position_check CHECK (("position" > 0))
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

create table directive_edits (
  district_id uuid not null,
  directive_id uuid not null,
  slot integer not null,
  number integer not null,
  inverse jsonb not null,
  constraint directive_edits_pkey PRIMARY KEY (district_id, directive_id, slot),
  constraint directive_edits_slot_check CHECK (((slot >= 0) AND (slot <= 99)))
);

create table directive_items (
  district_id uuid not null,
  directive_id uuid not null,
  item_id uuid not null,
  "position" integer,
  parent_item_id uuid,
  path text not null,
  level integer not null,
  span_start integer not null,
  span_end integer not null,
  pieces jsonb not null,
  marker text,
  heading text,
  body text not null,
  kind text not null,
  outcome text not null,
  outcome_reason text,
  matter text,
  sponsor jsonb,
  criteria jsonb not null,
  due jsonb,
  urgent boolean not null,
  oversight text not null,
  evidence jsonb not null,
  audience jsonb,
  review_flow_key text,
  result_levels jsonb not null,
  set_by jsonb not null,
  confidence double precision not null,
  flags jsonb not null,
  found jsonb not null default '{"units": [], "targets": [], "audience": [], "deadlines": [], "prohibitions": []}'::jsonb,
  grams text[] not null default '{}'::text[],
  constraint directive_items_pkey PRIMARY KEY (district_id, directive_id, item_id),
  constraint directive_items_order UNIQUE (district_id, directive_id, "position") DEFERRABLE INITIALLY DEFERRED,
  constraint directive_items_kind_check CHECK ((kind = ANY (ARRAY['task'::text, 'principle'::text, 'prohibition'::text, 'background'::text, 'call'::text]))),
  constraint directive_items_no_action_has_reason CHECK (((outcome <> 'no-action'::text) OR (outcome_reason IS NOT NULL))),
  constraint directive_items_outcome_check CHECK ((outcome = ANY (ARRAY['undecided'::text, 'task'::text, 'guidance'::text, 'for-information'::text, 'no-action'::text]))),
  constraint directive_items_oversight_check CHECK ((oversight = ANY (ARRAY['macro'::text, 'micro'::text]))),
  constraint directive_items_span CHECK ((span_start <= span_end))
);

create table directive_sources (
  district_id uuid not null,
  directive_id uuid not null,
  text text not null,
  blocks jsonb not null,
  generated_ranges jsonb not null,
  warnings jsonb not null,
  text_version integer not null,
  constraint directive_sources_pkey PRIMARY KEY (district_id, directive_id, text_version)
);

create table directive_totals (
  district_id uuid not null,
  directive_id uuid not null,
  under_path text not null,
  dispatched integer not null,
  declined integer not null,
  in_progress integer not null,
  in_review integer not null,
  suspended integer not null,
  closed integer not null,
  cancelled integer not null,
  handed_over integer not null,
  constraint directive_totals_pkey PRIMARY KEY (district_id, directive_id, under_path)
);

create table directives (
  district_id uuid not null,
  id uuid not null,
  version integer not null,
  state text not null,
  title text not null,
  doc_type text not null,
  doc_number text,
  register_number text,
  issuer_unit_id uuid not null,
  issuer_unit_name text not null,
  drafter_id uuid not null,
  drafter_name text not null,
  file_name text,
  text_sha256 text not null,
  text_length integer not null,
  decoded_from text not null,
  text_version integer not null,
  counts jsonb not null,
  sign_off jsonb,
  returned jsonb,
  registered_at timestamp with time zone not null,
  issued_at timestamp with time zone,
  ended_at timestamp with time zone,
  end_reason text,
  cancelling boolean not null,
  edits jsonb not null default '{"next": 0, "first": 0}'::jsonb,
  constraint directives_pkey PRIMARY KEY (district_id, id),
  constraint directives_doc_type_check CHECK ((doc_type = ANY (ARRAY['speech'::text, 'notice'::text, 'plan'::text, 'workpoints'::text, 'minutes'::text, 'circular'::text, 'other'::text]))),
  constraint directives_issued_has_number CHECK (((issued_at IS NULL) = (register_number IS NULL))),
  constraint directives_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'in-sign-off'::text, 'issued'::text, 'closed'::text, 'withdrawn'::text, 'superseded'::text])))
);

create table dispatch_targets (
  district_id uuid not null,
  dispatch_id uuid not null,
  "position" integer not null,
  unit_id uuid not null,
  unit_path text not null,
  unit_name text not null,
  responsible jsonb,
  criteria jsonb,
  requirement text,
  due_at timestamp with time zone,
  constraint dispatch_targets_pkey PRIMARY KEY (district_id, dispatch_id, "position"),
  constraint dispatch_targets_once UNIQUE (district_id, dispatch_id, unit_id),
  constraint dispatch_targets_position_check CHECK (("position" > 0))
);

create table dispatches (
  district_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  state text not null default 'planned'::text,
  directive_id uuid not null,
  item_id uuid not null,
  parent_task_id uuid,
  rule jsonb,
  content jsonb not null,
  targets_total integer,
  created_count integer not null default 0,
  next_chunk integer not null default 1,
  planned_at timestamp with time zone not null,
  resolved_after text,
  begins_at timestamp with time zone,
  constraint dispatches_pkey PRIMARY KEY (district_id, id),
  constraint dispatches_rule_or_targets CHECK (((rule IS NOT NULL) OR (targets_total IS NOT NULL))),
  constraint dispatches_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'resolving'::text, 'creating'::text, 'finished'::text, 'stopped'::text])))
);

create table evidence (
  district_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  report_id uuid,
  upload_id uuid not null,
  storage_key text not null,
  file_name text not null,
  content_type text not null,
  size bigint not null,
  sha256 text not null,
  uploaded_by uuid not null,
  uploaded_at timestamp with time zone not null,
  constraint evidence_pkey PRIMARY KEY (district_id, id),
  constraint evidence_size_check CHECK ((size > 0))
);

create table exports (
  district_id uuid not null,
  id uuid not null,
  version integer not null,
  state text not null,
  requested_by uuid not null,
  question jsonb not null,
  sight jsonb not null,
  file_name text not null,
  attempt integer not null,
  row_count integer,
  storage_key text,
  size bigint,
  requested_at timestamp with time zone not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  failure text,
  constraint exports_pkey PRIMARY KEY (district_id, id),
  constraint exports_failed_has_failure CHECK (((state = 'failed'::text) = (failure IS NOT NULL))),
  constraint exports_failure_check CHECK ((failure = ANY (ARRAY['too-many-rows'::text, 'could-not-be-written'::text]))),
  constraint exports_ready_has_file CHECK (((state = 'ready'::text) = (storage_key IS NOT NULL))),
  constraint exports_running_has_start CHECK (((state <> 'running'::text) OR (started_at IS NOT NULL))),
  constraint exports_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'ready'::text, 'failed'::text, 'expired'::text])))
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

create table register_counters (
  district_id uuid not null,
  year text not null,
  last_number integer not null,
  constraint register_counters_pkey PRIMARY KEY (district_id, year)
);

create table remarks (
  district_id uuid not null,
  id uuid not null,
  task_id uuid,
  words text,
  demands boolean not null,
  new_task_id uuid,
  by_person_id uuid not null,
  by jsonb not null,
  at timestamp with time zone not null,
  directive_id uuid,
  item_id uuid,
  constraint remarks_pkey PRIMARY KEY (district_id, id),
  constraint remarks_demand_has_task CHECK ((demands = (new_task_id IS NOT NULL))),
  constraint remarks_demand_has_words CHECK (((NOT demands) OR (words IS NOT NULL))),
  constraint remarks_item_of_directive CHECK (((item_id IS NULL) OR (directive_id IS NOT NULL))),
  constraint remarks_one_subject CHECK (((task_id IS NULL) = (directive_id IS NOT NULL)))
);

create table reports (
  district_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  kind text not null,
  round integer not null,
  text text not null,
  figures jsonb not null,
  by jsonb not null,
  at timestamp with time zone not null,
  constraint reports_pkey PRIMARY KEY (district_id, id),
  constraint reports_kind_check CHECK ((kind = ANY (ARRAY['progress'::text, 'completion'::text])))
);

create table republished (
  district_id uuid not null,
  fact_id uuid not null,
  attempt integer not null,
  at timestamp with time zone not null default clock_timestamp(),
  constraint republished_pkey PRIMARY KEY (district_id, fact_id)
);

create table task_totals (
  district_id uuid not null,
  directive_id uuid not null,
  unit_id uuid not null,
  contact_person_id uuid not null,
  issuer_unit_path text not null,
  unit_path text not null,
  dispatched integer not null,
  declined integer not null,
  in_progress integer not null,
  in_review integer not null,
  suspended integer not null,
  closed integer not null,
  cancelled integer not null,
  handed_over integer not null,
  constraint task_totals_pkey PRIMARY KEY (district_id, directive_id, contact_person_id, unit_id, issuer_unit_path, unit_path)
);

create table task_totals_pending (
  district_id uuid not null,
  "position" bigint not null generated always as identity,
  directive_id uuid not null,
  unit_id uuid not null,
  contact_person_id uuid not null,
  issuer_unit_path text not null,
  unit_path text not null,
  left_state text,
  entered_state text,
  tasks integer not null,
  constraint task_totals_pending_pkey PRIMARY KEY (district_id, "position")
);

create table tasks (
  district_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  state text not null,
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
  role text not null,
  urgent boolean not null,
  criteria jsonb not null,
  evidence_asked jsonb not null,
  result_levels text[] not null,
  review_flow_key text not null,
  sponsor_person_id uuid,
  held_by_post boolean not null,
  dispatched_at timestamp with time zone not null,
  sign_for_due_at timestamp with time zone not null,
  signed_for_at timestamp with time zone,
  due_at timestamp with time zone not null,
  clock_holder text not null,
  clock_since timestamp with time zone not null,
  clock_entries integer not null,
  held_by_others_ms bigint not null,
  late_when_left boolean not null,
  due_floor_at timestamp with time zone,
  effective_due_at timestamp with time zone not null,
  yellow_at timestamp with time zone not null,
  red_at timestamp with time zone not null,
  round integer not null,
  review jsonb,
  last_instance_id uuid,
  returned jsonb,
  undone jsonb,
  declined jsonb,
  ended jsonb,
  children_total integer not null,
  files_given integer not null,
  figures_given text[] not null,
  last_urged_at timestamp with time zone,
  told_unsigned boolean not null,
  told_yellow boolean not null,
  told_red boolean not null,
  extension jsonb,
  extensions_answered integer not null default 0,
  issuer_unit_name text not null default ''::text,
  contact_name text,
  origin_task_id uuid,
  remarks integer not null default 0,
  constraint tasks_pkey PRIMARY KEY (district_id, id),
  constraint tasks_clock_holder_check CHECK ((clock_holder = ANY (ARRAY['unit'::text, 'issuer'::text, 'reviewer'::text, 'nobody'::text]))),
  constraint tasks_ended_has_end CHECK (((state = ANY (ARRAY['closed'::text, 'cancelled'::text, 'handed-over'::text])) = (ended IS NOT NULL))),
  constraint tasks_extensions_answered_check CHECK ((extensions_answered >= 0)),
  constraint tasks_held_by_others_ms_check CHECK ((held_by_others_ms >= 0)),
  constraint tasks_remarks_check CHECK ((remarks >= 0)),
  constraint tasks_review_in_review CHECK (((state = 'in-review'::text) = (review IS NOT NULL))),
  constraint tasks_role_check CHECK ((role = ANY (ARRAY['lead'::text, 'co'::text]))),
  constraint tasks_round_check CHECK ((round >= 0)),
  constraint tasks_state_check CHECK ((state = ANY (ARRAY['dispatched'::text, 'declined'::text, 'in-progress'::text, 'in-review'::text, 'suspended'::text, 'closed'::text, 'cancelled'::text, 'handed-over'::text])))
);

CREATE UNIQUE INDEX dead_letters_fact ON dead_letters USING btree (district_id, consumer, fact_id) WHERE (replayed_at IS NULL);

CREATE INDEX directives_cancelling ON directives USING btree (district_id, id) WHERE cancelling;

CREATE INDEX directives_issuer ON directives USING btree (district_id, issuer_unit_id, id);

CREATE UNIQUE INDEX directives_register_number ON directives USING btree (district_id, register_number);

CREATE INDEX dispatches_directive ON dispatches USING btree (district_id, directive_id, item_id);

CREATE INDEX dispatches_waiting ON dispatches USING btree (district_id, planned_at, id) WHERE (state <> ALL (ARRAY['finished'::text, 'stopped'::text]));

CREATE INDEX evidence_of_task ON evidence USING btree (district_id, task_id, report_id);

CREATE INDEX evidence_unclaimed ON evidence USING btree (district_id, uploaded_at) WHERE (report_id IS NULL);

CREATE UNIQUE INDEX exports_file ON exports USING btree (district_id, storage_key) WHERE (storage_key IS NOT NULL);

CREATE INDEX exports_kept ON exports USING btree (district_id, finished_at) WHERE (state = 'ready'::text);

CREATE INDEX exports_of_person ON exports USING btree (district_id, requested_by, id);

CREATE INDEX exports_waiting ON exports USING btree (district_id, requested_at) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]));

CREATE INDEX journal_audit ON journal USING btree (district_id, recorded_at, fact_id);

CREATE UNIQUE INDEX journal_command_key ON journal USING btree (district_id, actor_person_id, command_key) WHERE (command_key IS NOT NULL);

CREATE INDEX journal_history ON journal USING btree (district_id, aggregate_id, aggregate_version, seq);

CREATE INDEX journal_reconcile ON journal USING brin (district_id, occurred_at) WITH (pages_per_range='16', autosummarize='on');

CREATE INDEX org_units_parent ON org_units USING btree (district_id, parent_id);

CREATE INDEX org_units_path ON org_units USING btree (district_id, path text_pattern_ops);

CREATE INDEX org_units_responsible ON org_units USING btree (district_id, responsible_person_id);

CREATE INDEX pending_position ON pending USING btree ("position");

CREATE INDEX receipts_age ON receipts USING brin (district_id, settled_at);

CREATE INDEX receipts_reconcile ON receipts USING btree (district_id, consumer, minute);

CREATE INDEX remarks_of_directive ON remarks USING btree (district_id, directive_id, id) WHERE (directive_id IS NOT NULL);

CREATE INDEX remarks_of_person ON remarks USING btree (district_id, by_person_id, id);

CREATE INDEX remarks_of_task ON remarks USING btree (district_id, task_id, id);

CREATE INDEX reports_of_task ON reports USING btree (district_id, task_id, at, id);

CREATE INDEX task_totals_strayed ON task_totals USING btree (district_id, issuer_unit_path) WHERE (
CASE
    WHEN starts_with(unit_path, issuer_unit_path) THEN 0
    ELSE 1
END = 1);

CREATE INDEX tasks_by_due ON tasks USING btree (district_id, effective_due_at, id);

CREATE INDEX tasks_closed_children ON tasks USING btree (district_id, item_id, unit_id) WHERE ((parent_task_id IS NOT NULL) AND (state = 'closed'::text));

CREATE UNIQUE INDEX tasks_dispatched_once_per_unit ON tasks USING btree (district_id, item_id, unit_id) WHERE ((parent_task_id IS NULL) AND (state <> ALL (ARRAY['cancelled'::text, 'handed-over'::text])));

CREATE INDEX tasks_extension_open ON tasks USING btree (district_id, issuer_unit_path text_pattern_ops, effective_due_at, id) WHERE (extension IS NOT NULL);

CREATE INDEX tasks_left_lit ON tasks USING btree (district_id, effective_due_at, id) INCLUDE (state, yellow_at, red_at, clock_since, directive_id, unit_id, unit_path, issuer_unit_path, contact_person_id) WHERE ((clock_holder <> 'unit'::text) AND (state <> ALL (ARRAY['closed'::text, 'cancelled'::text, 'handed-over'::text])) AND (yellow_at <= clock_since));

CREATE INDEX tasks_lit ON tasks USING btree (district_id, yellow_at) INCLUDE (red_at, effective_due_at, id, directive_id, unit_id, unit_path, issuer_unit_path, contact_person_id) WHERE ((clock_holder = 'unit'::text) AND (state <> ALL (ARRAY['closed'::text, 'cancelled'::text, 'handed-over'::text])));

CREATE INDEX tasks_of_contact ON tasks USING btree (district_id, contact_person_id, effective_due_at, id);

CREATE INDEX tasks_of_directive ON tasks USING btree (district_id, directive_id, effective_due_at, id) INCLUDE (item_id, state);

CREATE INDEX tasks_of_parent ON tasks USING btree (district_id, parent_task_id) WHERE (parent_task_id IS NOT NULL);

CREATE INDEX tasks_of_unit ON tasks USING btree (district_id, unit_path text_pattern_ops, effective_due_at, id);

CREATE INDEX tasks_of_unit_id ON tasks USING btree (district_id, unit_id, effective_due_at, id);

CREATE INDEX tasks_open_by_due ON tasks USING btree (district_id, effective_due_at, id) WHERE (state <> ALL (ARRAY['closed'::text, 'cancelled'::text, 'handed-over'::text]));

CREATE UNIQUE INDEX tasks_open_once_per_unit ON tasks USING btree (district_id, item_id, unit_id) WHERE (state <> ALL (ARRAY['closed'::text, 'cancelled'::text, 'handed-over'::text]));

CREATE INDEX tasks_open_returned ON tasks USING btree (district_id, unit_path text_pattern_ops) INCLUDE (directive_id, unit_id, issuer_unit_path, contact_person_id) WHERE ((returned IS NOT NULL) AND (state <> ALL (ARRAY['closed'::text, 'cancelled'::text, 'handed-over'::text])));

CREATE INDEX tasks_returned ON tasks USING btree (district_id, effective_due_at, id) WHERE (returned IS NOT NULL);

CREATE INDEX tasks_strayed ON tasks USING btree (district_id, effective_due_at, id) WHERE (
CASE
    WHEN starts_with(unit_path, issuer_unit_path) THEN 0
    ELSE 1
END = 1);

CREATE INDEX tasks_unsigned ON tasks USING btree (district_id, sign_for_due_at, id) INCLUDE (red_at, clock_holder, directive_id, unit_id, unit_path, issuer_unit_path, contact_person_id) WHERE (state = 'dispatched'::text);

CREATE INDEX tasks_waiting ON tasks USING btree (district_id, clock_holder, clock_since, id) INCLUDE (state, directive_id, unit_id, unit_path, issuer_unit_path, contact_person_id) WHERE ((clock_holder <> 'unit'::text) AND (state <> ALL (ARRAY['closed'::text, 'cancelled'::text, 'handed-over'::text])));

CREATE TRIGGER journal_rows_stay BEFORE DELETE OR UPDATE ON journal FOR EACH ROW EXECUTE FUNCTION refuse_journal_change();

CREATE TRIGGER journal_stays BEFORE TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION refuse_journal_change();

CREATE TRIGGER tasks_changed AFTER UPDATE ON tasks FOR EACH ROW WHEN (((old.state <> new.state) OR (old.unit_path <> new.unit_path) OR (old.issuer_unit_path <> new.issuer_unit_path))) EXECUTE FUNCTION count_changed_task();

CREATE TRIGGER tasks_new AFTER INSERT ON tasks REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION count_new_tasks();
