import { AccountDisabledError } from './account.errors.js';

export interface Account {
  readonly districtId: string;
  readonly accountId: string;
  readonly personId: string;
  /** Normalised; see login-name.ts. */
  readonly login: string;
  /** An argon2id string; it never leaves the service. */
  readonly passwordHash: string;
  readonly state: 'open' | 'disabled';
  readonly version: number;
}

export function openAccount(account: Omit<Account, 'state' | 'version'>): Account {
  return { ...account, state: 'open', version: 1 };
}

export function disableAccount(account: Account): Account {
  assertEnabled(account);
  return { ...account, state: 'disabled', version: account.version + 1 };
}

export function withPassword(account: Account, passwordHash: string): Account {
  assertEnabled(account);
  return { ...account, passwordHash, version: account.version + 1 };
}

function assertEnabled(account: Account): void {
  if (account.state === 'disabled') throw new AccountDisabledError();
}
