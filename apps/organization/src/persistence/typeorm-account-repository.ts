import { accountDisabled } from '#libs/contracts';
import { type Change, type JournalEntry, JournaledStore, unchanged } from '#libs/journal';
import { actorOf, type CommandContext } from '#libs/kernel';
import { CursorCodec, runSql } from '#libs/persistence';
import { createHmac } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { Account } from '../domain/account.js';
import { AccountNotFoundError } from '../domain/account.errors.js';
import {
  type AccountCommand,
  AccountRepository,
  type AccountRow,
  type AccountView,
  type KnownAccount,
} from '../ports/account-repository.js';
import type { Page, PageRequest } from '../ports/unit-directory.js';
import { ACCOUNTS, type AccountStoredRow, accountView, fromAccount, toAccount } from './account-row.js';
import { refusalOf } from './constraint-refusals.js';
import { noted, published } from './journal-entries.js';
import { pageOf } from './pages.js';

interface Doors {
  readonly dataSource: DataSource;
  readonly cursors: CursorCodec;
  /** Keys the hash of requests that hold a password. */
  readonly secret: string;
}

export class TypeormAccountRepository extends AccountRepository {
  constructor(
    private readonly store: JournaledStore,
    private readonly doors: Doors,
  ) {
    super();
  }

  override async open(
    command: Parameters<AccountRepository['open']>[0],
    decide: Parameters<AccountRepository['open']>[1],
  ): Promise<AccountView> {
    const context = this.sealed(command.context);
    const name = await this.personName(context.caller.districtId, command.personId);
    return await this.store.execute<null, AccountView>({
      name: 'organization.open-account',
      context,
      table: ACCOUNTS,
      id: command.accountId,
      toState: () => null,
      refusalOf,
      decide: () => {
        const account = decide(name);
        const told = { before: null, after: accountView(account), now: command.now };
        return changeTo(account, context, noted('organization.account.opened', told.after, told));
      },
    });
  }

  override async change(
    command: Parameters<AccountRepository['change']>[0],
    decide: Parameters<AccountRepository['change']>[1],
  ): Promise<AccountView> {
    const context = this.sealed(command.context);
    const known = await this.known('a.id = $2', [context.caller.districtId, command.accountId]);
    return await this.store.execute<Account, AccountView>({
      name: `organization.account-${command.what}`,
      context,
      table: ACCOUNTS,
      id: command.accountId,
      toState: (row) => row && toAccount(row as AccountStoredRow),
      decide: (account) => {
        if (!account || !known) throw new AccountNotFoundError();
        const changed = decide({ account, personName: known.personName });
        return changeTo(changed, context, entryOf(command, account, changed));
      },
    });
  }

  override earlierAnswer(context: CommandContext, accountId: string): Promise<AccountView | null> {
    return this.store.execute<null, AccountView | null>({
      name: 'organization.account-password-changed',
      context: this.sealed(context),
      table: ACCOUNTS,
      id: accountId,
      toState: () => null,
      decide: () => unchanged(null),
    });
  }

  override byLogin(districtId: string, login: string): Promise<KnownAccount | null> {
    return this.known('a.login = $2', [districtId, login]);
  }

  override ofPerson(districtId: string, personId: string): Promise<KnownAccount | null> {
    return this.known(`a.person_id = $2 and a.state = 'open'`, [districtId, personId]);
  }

  override async list(districtId: string, page: PageRequest): Promise<Page<AccountRow>> {
    return await pageOf<AccountRow & { readonly login: string }>(this.doors.cursors, {
      purpose: `${districtId} accounts`,
      page,
      keys: (row) => [row.login],
      read: ([after = null], limit) =>
        runSql(this.doors.dataSource, {
          text: `select a.id as "accountId", a.person_id as "personId", a.login, a.state, a.version,
              p.name as "personName"
            from accounts a join persons p on p.district_id = a.district_id and p.id = a.person_id
            where a.district_id = $1 and ($2::text is null or a.login > $2) order by a.login limit $3`,
          values: [districtId, after, limit],
        }),
    });
  }

  private async known(condition: string, values: readonly string[]): Promise<KnownAccount | null> {
    const [row] = await runSql<AccountStoredRow & { person_name: string }>(this.doors.dataSource, {
      text: `select a.id, a.district_id, a.version, a.person_id, a.login, a.password_hash, a.state,
          a.session_epoch, p.name as person_name
        from accounts a join persons p on p.district_id = a.district_id and p.id = a.person_id
        where a.district_id = $1 and ${condition}`,
      values,
    });
    return row ? { account: toAccount(row), personName: row.person_name } : null;
  }

  private async personName(districtId: string, personId: string): Promise<string | null> {
    const [row] = await runSql<{ name: string }>(this.doors.dataSource, {
      text: 'select name from persons where district_id = $1 and id = $2',
      values: [districtId, personId],
    });
    return row?.name ?? null;
  }

  /** A plain hash of a request that holds a password would let a reader of the journal guess it. */
  private sealed(context: CommandContext): CommandContext {
    if (context.requestHash === null) return context;
    const requestHash = createHmac('sha256', this.doors.secret).update(context.requestHash).digest('hex');
    return { ...context, requestHash };
  }
}

function changeTo(account: Account, context: CommandContext, entry: JournalEntry): Change<AccountView> {
  return {
    row: fromAccount(account),
    entries: [entry],
    actor: actorOf(context.caller),
    answer: accountView(account),
  };
}

function entryOf(
  command: AccountCommand & { readonly what: string; readonly reason?: string },
  before: Account,
  after: Account,
): JournalEntry {
  const { accountId, personId } = after;
  const reason = command.reason === undefined ? {} : { reason: command.reason };
  const told = { before: accountView(before), after: { ...accountView(after), ...reason }, now: command.now };
  return command.what === 'disabled'
    ? published(accountDisabled, { accountId, personId }, told)
    : noted(`organization.account.${command.what}`, { accountId, personId }, told);
}
