import type { Caller, CommandContext } from '#libs/kernel';
import type { OutputOf, accountList, accountOpen } from '#libs/contracts';
import type { Account } from '../domain/account.js';
import type { Page, PageRequest } from './unit-directory.js';

export type AccountView = OutputOf<typeof accountOpen>;
export type AccountRow = OutputOf<typeof accountList>['rows'][number];

export interface AccountCommand {
  readonly context: CommandContext;
  readonly accountId: string;
  readonly now: Date;
}

/** The person an account is for: the name, and the places of the units in which posts are held. */
export interface AccountHolder {
  readonly name: string;
  readonly unitPaths: readonly string[];
}

export interface KnownAccount {
  readonly account: Account;
  readonly holder: AccountHolder;
}

export abstract class AccountRepository {
  /** The holder is null when there is no such person. */
  abstract open(
    command: AccountCommand & { readonly personId: string },
    decide: (holder: AccountHolder | null) => Account,
  ): Promise<AccountView>;

  /** @param what past tense, as the journal tells it: `disabled`, `password-reset`, `password-changed`, `sessions-revoked` */
  abstract change(
    command: AccountCommand & { readonly what: AccountChange; readonly reason?: string },
    decide: (known: KnownAccount) => Account,
  ): Promise<AccountView>;

  /** What this very command was answered before; null when it was not. Throws the refusal it got. */
  abstract earlierAnswer(context: CommandContext, accountId: string): Promise<AccountView | null>;

  abstract byLogin(districtId: string, login: string): Promise<KnownAccount | null>;
  /** The open account of a person. */
  abstract ofPerson(districtId: string, personId: string): Promise<KnownAccount | null>;
  /** Those of people whose posts all lie in the caller's scope, by login name. */
  abstract list(caller: Caller, page: PageRequest): Promise<Page<AccountRow>>;
}

export type AccountChange = 'disabled' | 'password-reset' | 'password-changed' | 'sessions-revoked';
