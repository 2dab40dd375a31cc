import type { Migration } from '#libs/persistence';

/**
 * Accounts, sessions, attempts. A session is good while its `account_epoch` is the account's: one
 * update of the account ends them all. Tokens, and the names and addresses of attempts, are kept hashed.
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
  constraint accounts_login unique (district_id, login)
);
create unique index accounts_one_per_person on accounts (district_id, person_id) where state = 'open';


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
  constraint sessions_token unique (district_id, token_hash)
);
create index sessions_of_account on sessions (district_id, account_id) where ended_at is null;
create index sessions_old on sessions (district_id, ends_at);

create table log_in_attempts (
  district_id uuid not null,
  key text not null check (key ~ '^[0-9a-f]{64}$'),
  attempts int not null,
  wait_until timestamptz not null,
  last_at timestamptz not null,
  primary key (district_id, key)
);
create index log_in_attempts_old on log_in_attempts (district_id, last_at);
`,
};
