import type { Migration } from '#libs/persistence';

/**
 * Accounts, sessions, attempts. A login name and a session token come from somebody whose district is
 * not known yet, so these two are found without it; everything else begins with the district. A session
 * is good while its `account_epoch` is the account's: one update ends them all.
 */
export const accountsMigration: Migration = {
  name: '0004-accounts',
  up: `
create table accounts (
  district_id uuid not null,
  id uuid not null,
  version int not null check (version >= 1),
  person_id uuid not null,
  login text not null,
  password_hash text not null,
  state text not null check (state in ('open', 'disabled')),
  session_epoch int not null check (session_epoch >= 1),
  primary key (district_id, id),
  constraint accounts_person foreign key (district_id, person_id) references persons (district_id, id),
  constraint accounts_login unique (login)
);
create unique index accounts_one_per_person on accounts (district_id, person_id) where state = 'open';
create index accounts_by_login on accounts (district_id, login);

create table sessions (
  district_id uuid not null,
  id uuid not null,
  version int not null check (version >= 1),
  account_id uuid not null,
  person_id uuid not null,
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  account_epoch int not null,
  opened_at timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  primary key (district_id, id),
  constraint sessions_account foreign key (district_id, account_id) references accounts (district_id, id),
  constraint sessions_token unique (token_hash)
);
create index sessions_of_account on sessions (district_id, account_id) where ended_at is null;
create index sessions_old on sessions (ends_at);

create table log_in_attempts (
  key text primary key check (key ~ '^[0-9a-f]{64}$'),
  attempts int not null,
  wait_until timestamptz not null,
  last_at timestamptz not null
);
create index log_in_attempts_old on log_in_attempts (last_at);
`,
};
