import type { Migration } from '#libs/persistence';

/** What leaders said of tasks; append-only. A task that a demand has opened knows the one it was said of. */
export const remarksMigration: Migration = {
  name: '0007-remarks',
  up: `
alter table tasks add column origin_task_id uuid;
alter table tasks add column remarks int not null default 0 check (remarks >= 0);

create table remarks (
  district_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  words text,
  demands boolean not null,
  new_task_id uuid,
  by_person_id uuid not null,
  by jsonb not null,
  at timestamptz not null,
  primary key (district_id, id),
  constraint remarks_demand_has_task check (demands = (new_task_id is not null)),
  constraint remarks_demand_has_words check (not demands or words is not null)
);
create index remarks_of_task on remarks (district_id, task_id, id);
create index remarks_of_person on remarks (district_id, by_person_id, id);
`,
};
