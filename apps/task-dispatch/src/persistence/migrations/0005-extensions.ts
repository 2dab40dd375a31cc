import type { Migration } from '#libs/persistence';

/**
 * Requests for more time, and the names of the issuing unit and of its contact, so that a task can be read
 * without a look-up. A name that the release before left empty is filled in when tasks follow their units.
 */
export const extensionsMigration: Migration = {
  name: '0005-extensions',
  up: `
alter table tasks add column extension jsonb;
alter table tasks add column extensions_answered int not null default 0 check (extensions_answered >= 0);
alter table tasks add column issuer_unit_name text not null default '';
alter table tasks add column contact_name text;

update tasks t set issuer_unit_name = u.name from org_units u
where u.district_id = t.district_id and u.unit_id = t.issuer_unit_id;
update tasks t set contact_name = d.drafter_name from directives d
where d.district_id = t.district_id and d.id = t.directive_id and d.drafter_id = t.contact_person_id;

create index tasks_extension_open on tasks (district_id, issuer_unit_path text_pattern_ops, effective_due_at, id)
  where extension is not null;
`,
};
