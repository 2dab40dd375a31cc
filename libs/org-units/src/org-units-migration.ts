import type { Migration } from '#libs/persistence';

/**
 * The table in which a service keeps what it needs to know of the units, in its own schema, so that
 * lists are scoped in SQL without asking anybody. `version` is the unit's; a fact of a lower one is old news.
 */
export function orgUnitsMigration(name: string): Migration {
  return {
    name,
    up: `
create table org_units (
  district_id uuid not null,
  unit_id uuid not null,
  parent_id uuid,
  path text not null,
  kind text not null,
  name text not null,
  code text not null,
  tags text[] not null default '{}',
  valid_from date not null,
  valid_to date,
  responsible_person_id uuid,
  responsible_name text,
  responsible_vacant boolean not null default false,
  version int not null,
  primary key (district_id, unit_id)
);
create index org_units_path on org_units (district_id, path text_pattern_ops);
create index org_units_parent on org_units (district_id, parent_id);
create index org_units_responsible on org_units (district_id, responsible_person_id);
`,
  };
}
