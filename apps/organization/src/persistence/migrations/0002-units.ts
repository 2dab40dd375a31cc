import type { Migration } from '#libs/persistence';

/**
 * Districts and the tree. `path` is compared byte by byte (collation C), so that one index serves both
 * prefixes and pages by path. `responsible_due_at` is set by whatever may change who answers for a unit
 * and cleared when that was looked at: a crash between the two loses nothing.
 */
export const unitsMigration: Migration = {
  name: '0002-units',
  up: `
create extension if not exists btree_gist;

create table districts (
  district_id uuid primary key,
  name text not null,
  code text not null,
  last_unit_number int not null default 0,
  founded_at timestamptz not null default clock_timestamp()
);

create table units (
  district_id uuid not null references districts (district_id),
  id uuid not null,
  version int not null check (version >= 1),
  number int not null check (number between 1 and 999999999),
  parent_id uuid,
  path text collate "C" not null check (path ~ '^/([0-9]{1,9}/){1,12}$'),
  kind text not null check (kind in ('district-committee', 'work-committee', 'committee', 'leading-party-group',
    'general-branch', 'branch', 'grid-branch', 'temporary-branch', 'party-cell', 'office', 'government',
    'subdistrict-office', 'community', 'stewardship-area')),
  name text not null,
  code text not null,
  tags text[] not null,
  valid_from date not null,
  valid_to date,
  mission text,
  state text not null check (state in ('open', 'closed')),
  responsible_person_id uuid,
  responsible_name text,
  responsible_vacant boolean not null,
  responsible_due_at timestamptz,
  primary key (district_id, id),
  constraint units_number unique (district_id, number),
  constraint units_code unique (district_id, code),
  constraint units_parent foreign key (district_id, parent_id) references units (district_id, id),
  constraint units_path_ends_with_number check (path like '%/' || number || '/'),
  constraint units_period check (valid_to is null or valid_to >= valid_from),
  constraint units_temporary_branch check (kind <> 'temporary-branch' or (mission is not null and valid_to is not null)),
  constraint units_responsible check ((responsible_person_id is null) = (responsible_name is null))
);
create unique index units_path on units (district_id, path);
create index units_children on units (district_id, parent_id, code);
create index units_responsible_due on units (district_id, responsible_due_at) where responsible_due_at is not null;
create index units_ending on units (district_id, valid_to) where state = 'open' and valid_to is not null;
`,
};
