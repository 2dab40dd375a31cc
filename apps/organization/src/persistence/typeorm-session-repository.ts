import { type AggregateTable, JournaledStore, type StoredRow, unchanged } from '#libs/journal';
import { actorOf, type CallerIdentity, type CommandContext } from '#libs/kernel';
import { runSql, type SharedRows, sharedRows } from '#libs/persistence';
import { DataSource } from 'typeorm';
import type { Session } from '../domain/session.js';
import type { TouchedSession } from '../ports/revocation-notice.js';
import { SessionRepository } from '../ports/session-repository.js';
import { noted } from './journal-entries.js';
import { SCHEMA } from './migrations/index.js';
import { IDENTITY, type IdentityRow, SESSION_BY_TOKEN } from './session-sql.js';

/** `last_seen_at` and `account_epoch` move on by themselves: being seen is no event. */
const SESSIONS: AggregateTable = {
  schema: SCHEMA,
  table: 'sessions',
  aggregate: 'session',
  columns: { ended_at: 'timestamptz' },
};

const NEW_SESSIONS: AggregateTable = {
  ...SESSIONS,
  columns: {
    account_id: 'uuid',
    person_id: 'uuid',
    token_hash: 'text',
    account_epoch: 'int',
    opened_at: 'timestamptz',
    last_seen_at: 'timestamptz',
    ends_at: 'timestamptz',
    ended_at: 'timestamptz',
  },
};

export class TypeormSessionRepository extends SessionRepository {
  private readonly openByToken: SharedRows<'district_id' | 'token_hash', Session>;
  private readonly identities: SharedRows<'district_id' | 'person_id' | 'today', IdentityRow>;

  constructor(
    private readonly store: JournaledStore,
    private readonly dataSource: DataSource,
  ) {
    super();
    this.openByToken = sharedRows(dataSource, SESSION_BY_TOKEN);
    this.identities = sharedRows(dataSource, IDENTITY);
  }

  override async open(session: Session, context: CommandContext): Promise<void> {
    const { sessionId, accountId, personId, openedAt } = session;
    const data = { sessionId, accountId, personId };
    await this.store.write([
      {
        table: NEW_SESSIONS,
        id: sessionId,
        expectedVersion: 0,
        row: {
          account_id: accountId,
          person_id: personId,
          token_hash: session.tokenHash,
          account_epoch: session.accountEpoch,
          opened_at: openedAt,
          last_seen_at: session.lastSeenAt,
          ends_at: session.endsAt,
          ended_at: null,
        },
        entries: [noted('organization.session.opened', data, { before: null, after: data, now: openedAt })],
        actor: actorOf(context.caller),
        context,
        answer: null,
      },
    ]);
  }

  override async byTokenHash(districtId: string, tokenHash: string): Promise<Session | null> {
    const [session] = await this.openByToken.read({ district_id: districtId, token_hash: tokenHash });
    return session ?? null;
  }

  override async seen({ districtId, sessionId }: Session, now: Date): Promise<void> {
    await runSql(this.dataSource, {
      text: 'update sessions set last_seen_at = $3 where district_id = $1 and id = $2 and last_seen_at < $3',
      values: [districtId, sessionId, now],
    });
  }

  override end(sessionId: string, context: CommandContext, now: Date): Promise<boolean> {
    return this.store.execute<StoredRow, boolean>({
      name: 'organization.end-session',
      context,
      table: SESSIONS,
      id: sessionId,
      toState: (row) => row,
      decide: (row) => {
        if (!row || row['ended_at'] !== null) return unchanged(false);
        const told = { before: null, after: { sessionId }, now };
        return {
          row: { ended_at: now },
          entries: [noted('organization.session.ended', { sessionId }, told)],
          actor: actorOf(context.caller),
          answer: true,
        };
      },
    });
  }

  override async keep(districtId: string, sessionId: string, accountEpoch: number): Promise<void> {
    await runSql(this.dataSource, {
      text: `update sessions set account_epoch = $3 where district_id = $1 and id = $2 and account_epoch = $3 - 1`,
      values: [districtId, sessionId, accountEpoch],
    });
  }

  override async countOpen(districtId: string, accountId: string, now: Date): Promise<number> {
    const [row] = await runSql<{ open: number }>(this.dataSource, {
      text: `select count(*)::int as open from sessions s
        join accounts a on a.district_id = s.district_id and a.id = s.account_id
        where s.district_id = $1 and s.account_id = $2 and s.ended_at is null and s.ends_at > $3
          and s.account_epoch = a.session_epoch`,
      values: [districtId, accountId, now],
    });
    return row?.open ?? 0;
  }

  override async touched(
    districtId: string,
    personIds: readonly string[],
    now: Date,
  ): Promise<readonly TouchedSession[]> {
    return await runSql<TouchedSession>(this.dataSource, {
      text: `select s.id as "sessionId", s.person_id as "personId" from sessions s
        join accounts a on a.district_id = s.district_id and a.id = s.account_id
        where s.district_id = $1 and a.person_id = any($2::uuid[]) and s.ended_at is null and s.ends_at > $3
          and s.account_epoch >= a.session_epoch - 1
        order by s.id`,
      values: [districtId, personIds, now],
    });
  }

  override async identityOf(
    districtId: string,
    personId: string,
    at: Parameters<SessionRepository['identityOf']>[2],
  ): Promise<CallerIdentity | null> {
    const rows = await this.identities.read({
      district_id: districtId,
      person_id: personId,
      today: at.today,
    });
    const [first] = rows;
    if (!first) return null;
    const { name, epoch } = first;
    const appointments = rows.flatMap(({ name: _name, epoch: _epoch, ...held }) =>
      held.appointmentId === null ? [] : [held],
    );
    const { sessionId } = at;
    return { kind: 'person', districtId, personId, name, appointments, epoch: Number(epoch), sessionId };
  }

  override async forgetEnded(districtId: string, before: Date): Promise<void> {
    await runSql(this.dataSource, {
      text: 'delete from sessions where district_id = $1 and (ends_at < $2 or ended_at < $2)',
      values: [districtId, before],
    });
  }
}
