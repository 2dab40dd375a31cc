import type { Migration } from '#libs/persistence';

/**
 * How people like their screen, and how the names of units are pronounced. `pinyin_of` is the name that `pinyin`
 * was made from: where it is another one (old rows, and those that a release before this one renames) it is made
 * by the sweep, for which the index is.
 */
export const preferencesAndPinyinMigration: Migration = {
  name: '0005-preferences-and-pinyin',
  up: `
create table preferences (
  district_id uuid not null,
  id uuid not null,
  version int not null check (version >= 1),
  text_size text not null check (text_size in ('standard', 'large', 'largest')),
  language text not null check (language in ('zh-CN', 'en')),
  single_keys boolean not null,
  entry text check (entry in ('desk', 'phone')),
  primary key (district_id, id),
  constraint preferences_account foreign key (district_id, id) references accounts (district_id, id)
);

create extension if not exists pg_trgm with schema public;

alter table units add column pinyin text, add column pinyin_of text;
create index units_pinyin on units using gist (district_id, pinyin public.gist_trgm_ops);
create index units_without_pinyin on units (district_id, id) where pinyin_of is distinct from name;
`,
};
