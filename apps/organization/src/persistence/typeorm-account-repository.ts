import { accountDisabled } from '#libs/contracts';
import { type Change, type JournalEntry, JournaledStore, unchanged } from '#libs/journal';
import { actorOf, type Caller, type CommandContext } from '#libs/kernel';
import { CursorCodec, runSql, scopePredicate, SqlParameters } from '#libs/persistence';
import { createHmac } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { Account } from '../domain/account.js';
import { AccountNotFoundError } from '../domain/account.errors.js';
import {
  type AccountCommand,
  type AccountHolder,
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

/** The places of the units in which the person `p` holds a post that has not ended. */
const PLACES = `select u.path from appointments held_post
  join units u on u.district_id = held_post.district_id and u.id = held_post.unit_id
  where held_post.district_id = p.district_id and held_post.person_id = p.id and held_post.state <> 'ended'`;

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
    const holder = await this.holder(context.caller.districtId, command.personId);
    return await this.store.execute<null, AccountView>({
      name: 'organization.open-account',
      context,
      table: ACCOUNTS,
      id: command.accountId,
      toState: () => null,
      refusalOf,
      decide: () => {
        const account = decide(holder);
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
        const changed = decide({ account, holder: known.holder });
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

  override async list(caller: Caller, page: PageRequest): Promise<Page<AccountRow>> {
    return await pageOf<AccountRow & { readonly login: string }>(this.doors.cursors, {
      purpose: `${caller.districtId} accounts`,
      page,
      keys: (row) => [row.login],
      read: ([after = null], limit) => {
        const params = new SqlParameters([caller.districtId, after, limit]);
        const inScope = scopePredicate(caller.scopeOf('administer-accounts'), 'held.path', params);
        return runSql(this.doors.dataSource, {
          text: `select a.id as "accountId", a.person_id as "personId", a.login, a.state, a.version,
              p.name as "personName"
            from accounts a join persons p on p.district_id = a.district_id and p.id = a.person_id
            where a.district_id = $1 and ($2::text is null or a.login > $2)
              and not exists (select from (${PLACES}) as held where not ${inScope})
            order by a.login limit $3`,
          values: params.values,
        });
      },
    });
  }

  private async known(condition: string, values: readonly string[]): Promise<KnownAccount | null> {
    const [row] = await runSql<AccountStoredRow & { person_name: string; unit_paths: string[] }>(
      this.doors.dataSource,
      {
        text: `select a.id, a.district_id, a.version, a.person_id, a.login, a.password_hash, a.state,
          a.session_epoch, p.name as person_name, array(${PLACES}) as unit_paths
        from accounts a join persons p on p.district_id = a.district_id and p.id = a.person_id
        where a.district_id = $1 and ${condition}`,
        values,
      },
    );
    return row
      ? { account: toAccount(row), holder: { name: row.person_name, unitPaths: row.unit_paths } }
      : null;
  }

  private async holder(districtId: string, personId: string): Promise<AccountHolder | null> {
    const [row] = await runSql<{ name: string; unit_paths: string[] }>(this.doors.dataSource, {
      text: `select p.name, array(${PLACES}) as unit_paths from persons p where p.district_id = $1 and p.id = $2`,
      values: [districtId, personId],
    });
    return row ? { name: row.name, unitPaths: row.unit_paths } : null;
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
