import type { Caller } from '#libs/kernel';
import { AccountDisabledError, AccountNotFoundError } from './account.errors.js';
import { administersAccountsOf } from './visibility.js';

export interface Account {
  readonly districtId: string;
  readonly accountId: string;
  readonly personId: string;
  /** Normalised; see login-name.ts. */
  readonly login: string;
  /** An argon2id string; it never leaves the service. */
  readonly passwordHash: string;
  readonly state: 'open' | 'disabled';
  /** Sessions carry it; one that carries another is over. */
  readonly sessionEpoch: number;
  readonly version: number;
}

export function openAccount(account: Omit<Account, 'state' | 'sessionEpoch' | 'version'>): Account {
  return { ...account, state: 'open', sessionEpoch: 1, version: 1 };
}

export function disableAccount(account: Account): Account {
  return withoutSessions(account, { state: 'disabled' });
}

export function withPassword(account: Account, passwordHash: string): Account {
  return withoutSessions(account, { passwordHash });
}

export function revokeSessions(account: Account): Account {
  return withoutSessions(account, {});
}

function withoutSessions(account: Account, changed: Partial<Account>): Account {
  if (account.state === 'disabled') throw new AccountDisabledError();
  return {
    ...account,
    ...changed,
    sessionEpoch: account.sessionEpoch + 1,
    version: account.version + 1,
  };
}

/** Whom an administrator's post does not reach, has no account for that administrator. */
export function assertAdministersAccount(caller: Caller, unitPaths: readonly string[]): void {
  if (!administersAccountsOf(caller, unitPaths)) throw new AccountNotFoundError();
}
