import type { Migration } from '#libs/persistence';

/**
 * Drafts that are edited: every version of the text is kept, an item that is no more loses its position,
 * places change together (hence the check at the end), and the last edits of each draft can be taken back.
 * `grams` are the three-character sequences of task items. They are made by the application: what
 * pg_trgm takes for a letter, and so whether it sees Chinese at all, hangs on the locale of the database.
 */
export const draftsMigration: Migration = {
  name: '0004-drafts',
  up: `
alter table directives add column edits jsonb not null default '{"first": 0, "next": 0}';

alter table directive_sources add column text_version int not null default 1;
alter table directive_sources alter column text_version drop default;
alter table directive_sources drop constraint directive_sources_pkey;
alter table directive_sources add primary key (district_id, directive_id, text_version);

alter table directive_items alter column position drop not null;
alter table directive_items add column found jsonb not null
  default '{"units": [], "audience": [], "deadlines": [], "targets": [], "prohibitions": []}';
alter table directive_items add column grams text[] not null default '{}';
drop index directive_items_order;
alter table directive_items add constraint directive_items_order
  unique (district_id, directive_id, position) deferrable initially deferred;

create table directive_edits (
  district_id uuid not null,
  directive_id uuid not null,
  slot int not null check (slot between 0 and 99),
  number int not null,
  inverse jsonb not null,
  primary key (district_id, directive_id, slot)
);
`,
};
