import type { Migration } from '#libs/persistence';

/** Leaders speak of directives and of their items, too: then a remark has no task, but a directive of its own. */
export const remarksOnDirectivesMigration: Migration = {
  name: '0008-remarks-on-directives',
  up: `
alter table remarks alter column task_id drop not null;
alter table remarks add column directive_id uuid;
alter table remarks add column item_id uuid;
alter table remarks add constraint remarks_one_subject check ((task_id is null) = (directive_id is not null));
alter table remarks add constraint remarks_item_of_directive check (item_id is null or directive_id is not null);
create index remarks_of_directive on remarks (district_id, directive_id, id) where directive_id is not null;
`,
};
