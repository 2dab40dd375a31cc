import type { Migration } from '#libs/persistence';

/**
 * People, posts, appointments. Separation of duties (domain.md §7 三员分立) is kept by the database
 * itself: the group of a post's duties is checked against them, an appointment carries the group of its
 * post by foreign key, and one person cannot hold two groups on the same day. The group `none` (a post
 * without duties) conflicts with nothing.
 */
export const peopleMigration: Migration = {
  name: '0003-people',
  up: `
create table posts (
  district_id uuid not null references districts (district_id),
  id uuid not null,
  version int not null check (version >= 1),
  title text not null,
  duties text[] not null,
  duty_group text not null,
  heads boolean not null,
  primary key (district_id, id),
  constraint posts_title unique (district_id, title),
  constraint posts_with_group unique (district_id, id, duty_group),
  constraint posts_group_fits_duties check (case duty_group
    when 'none' then duties = '{}'
    when 'units' then duties = '{administer-units}'
    when 'accounts' then duties = '{administer-accounts}'
    when 'audit' then duties = '{audit}'
    when 'work' then duties <> '{}'
      and duties <@ '{draft,sign-off,dispatch,handle,review,supervise,remark}'::text[]
    else false end)
);

create table persons (
  district_id uuid not null references districts (district_id),
  id uuid not null,
  version int not null check (version >= 1),
  name text not null,
  epoch bigint not null default 1,
  primary key (district_id, id)
);
create index persons_by_name on persons (district_id, name, id);

create table appointments (
  district_id uuid not null,
  id uuid not null,
  version int not null check (version >= 1),
  person_id uuid not null,
  unit_id uuid not null,
  post_id uuid not null,
  duty_group text not null,
  scope_unit_id uuid not null,
  from_day date not null,
  to_day date,
  state text not null check (state in ('planned', 'in-effect', 'ended')),
  due_on date,
  primary key (district_id, id),
  constraint appointments_person foreign key (district_id, person_id) references persons (district_id, id),
  constraint appointments_unit foreign key (district_id, unit_id) references units (district_id, id),
  constraint appointments_scope foreign key (district_id, scope_unit_id) references units (district_id, id),
  constraint appointments_post foreign key (district_id, post_id, duty_group)
    references posts (district_id, id, duty_group),
  constraint appointments_period check (to_day is null or to_day >= from_day),
  constraint appointments_held_once exclude using gist (district_id with =, person_id with =, unit_id with =,
    post_id with =, daterange(from_day, to_day) with &&),
  constraint appointments_duties_separate exclude using gist (district_id with =, person_id with =,
    duty_group with <>, daterange(from_day, to_day) with &&) where (duty_group <> 'none')
);
create index appointments_by_person on appointments (district_id, person_id) where state <> 'ended';
create index appointments_by_unit on appointments (district_id, unit_id) where state <> 'ended';
create index appointments_by_scope on appointments (district_id, scope_unit_id) where state <> 'ended';
create index appointments_due on appointments (district_id, due_on) where due_on is not null;
`,
};
