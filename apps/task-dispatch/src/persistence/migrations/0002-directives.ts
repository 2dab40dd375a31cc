import type { Migration } from '#libs/persistence';

/**
 * Directives with their source text (stored once, never changed), their items and the counter of the
 * district's ledger. `issued_at` rather than the state says whether units may see a directive: one that
 * was withdrawn later stays visible to those it had reached.
 */
export const directivesMigration: Migration = {
  name: '0002-directives',
  up: `
create table directives (
  district_id uuid not null,
  id uuid not null,
  version int not null,
  state text not null check (state in ('draft', 'in-sign-off', 'issued', 'closed', 'withdrawn', 'superseded')),
  title text not null,
  doc_type text not null check (doc_type in ('speech', 'notice', 'plan', 'workpoints', 'minutes', 'circular', 'other')),
  doc_number text,
  register_number text,
  issuer_unit_id uuid not null,
  issuer_unit_name text not null,
  drafter_id uuid not null,
  drafter_name text not null,
  file_name text,
  text_sha256 text not null,
  text_length int not null,
  decoded_from text not null,
  text_version int not null,
  counts jsonb not null,
  sign_off jsonb,
  returned jsonb,
  registered_at timestamptz not null,
  issued_at timestamptz,
  ended_at timestamptz,
  end_reason text,
  cancelling boolean not null,
  primary key (district_id, id),
  constraint directives_issued_has_number check ((issued_at is null) = (register_number is null))
);
create index directives_issuer on directives (district_id, issuer_unit_id, id);
create unique index directives_register_number on directives (district_id, register_number);
create index directives_cancelling on directives (district_id, id) where cancelling;

create table directive_sources (
  district_id uuid not null,
  directive_id uuid not null,
  text text not null,
  blocks jsonb not null,
  generated_ranges jsonb not null,
  warnings jsonb not null,
  primary key (district_id, directive_id)
);

create table directive_items (
  district_id uuid not null,
  directive_id uuid not null,
  item_id uuid not null,
  position int not null,
  parent_item_id uuid,
  path text not null,
  level int not null,
  span_start int not null,
  span_end int not null,
  pieces jsonb not null,
  marker text,
  heading text,
  body text not null,
  kind text not null check (kind in ('task', 'principle', 'prohibition', 'background', 'call')),
  outcome text not null check (outcome in ('undecided', 'task', 'guidance', 'for-information', 'no-action')),
  outcome_reason text,
  matter text,
  sponsor jsonb,
  criteria jsonb not null,
  due jsonb,
  urgent boolean not null,
  oversight text not null check (oversight in ('macro', 'micro')),
  evidence jsonb not null,
  audience jsonb,
  review_flow_key text,
  result_levels jsonb not null,
  set_by jsonb not null,
  confidence double precision not null,
  flags jsonb not null,
  primary key (district_id, directive_id, item_id),
  constraint directive_items_span check (span_start <= span_end),
  constraint directive_items_no_action_has_reason check (outcome <> 'no-action' or outcome_reason is not null)
);
create unique index directive_items_order on directive_items (district_id, directive_id, position);

create table register_counters (
  district_id uuid not null,
  year text not null,
  last_number int not null,
  primary key (district_id, year)
);
`,
};
