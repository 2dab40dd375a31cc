import type { AggregateTable, StoredRow } from '#libs/journal';
import type { Account } from '../domain/account.js';
import type { AccountView } from '../ports/account-repository.js';
import { SCHEMA } from './migrations/index.js';

export const ACCOUNTS: AggregateTable = {
  schema: SCHEMA,
  table: 'accounts',
  aggregate: 'account',
  columns: { person_id: 'uuid', login: 'text', password_hash: 'text', state: 'text', session_epoch: 'int' },
};

export interface AccountStoredRow extends StoredRow {
  readonly person_id: string;
  readonly login: string;
  readonly password_hash: string;
  readonly state: Account['state'];
  readonly session_epoch: number;
}

export function toAccount(row: AccountStoredRow): Account {
  return {
    districtId: row.district_id,
    accountId: row.id,
    personId: row.person_id,
    login: row.login,
    passwordHash: row.password_hash,
    state: row.state,
    sessionEpoch: row.session_epoch,
    version: row.version,
  };
}

export function fromAccount(account: Account): Record<string, unknown> {
  return {
    person_id: account.personId,
    login: account.login,
    password_hash: account.passwordHash,
    state: account.state,
    session_epoch: account.sessionEpoch,
  };
}

/** What may be shown, answered and journaled: never the hash. */
export function accountView({ accountId, personId, login, state, version }: Account): AccountView {
  return { accountId, personId, login, state, version };
}
