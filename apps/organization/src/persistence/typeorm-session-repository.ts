import { type AggregateTable, JournaledStore, type StoredRow, unchanged } from '#libs/journal';
import { actorOf, type CallerAppointment, type CallerIdentity, type CommandContext } from '#libs/kernel';
import { runSql } from '#libs/persistence';
import { DataSource } from 'typeorm';
import type { Session } from '../domain/session.js';
import type { TouchedSession } from '../ports/revocation-notice.js';
import { SessionRepository } from '../ports/session-repository.js';
import { inEffect, unitStands } from './appointment-row.js';
import { noted } from './journal-entries.js';
import { SCHEMA } from './migrations/index.js';

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

/** A person with one of their posts; somebody without any has one row of nulls. */
type IdentityRow = { readonly name: string; readonly epoch: string } & (
  CallerAppointment | Readonly<Record<keyof CallerAppointment, null>>
);

/** As many posts as a signed token can carry. */
const POSTS_AT_MOST = 50;

export class TypeormSessionRepository extends SessionRepository {
  constructor(
    private readonly store: JournaledStore,
    private readonly dataSource: DataSource,
  ) {
    super();
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
    const [session] = await runSql<Session>(this.dataSource, {
      text: `select s.district_id as "districtId", s.id as "sessionId", s.account_id as "accountId",
          s.person_id as "personId", s.account_epoch as "accountEpoch", s.token_hash as "tokenHash",
          s.opened_at as "openedAt", s.last_seen_at as "lastSeenAt", s.ends_at as "endsAt"
        from sessions s
        join accounts a on a.district_id = s.district_id and a.id = s.account_id
        where s.district_id = $1 and s.token_hash = $2 and s.ended_at is null
          and a.state = 'open' and a.session_epoch = s.account_epoch`,
      values: [districtId, tokenHash],
      name: 'session_by_token',
    });
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
    const rows = await runSql<IdentityRow>(this.dataSource, {
      text: `select p.name, p.epoch, held.* from persons p left join lateral (
          select a.id as "appointmentId", u.id as "unitId", u.path as "unitPath", o.id as "postId",
            o.title as "postTitle", o.duties, s.path as "scopePath"
          from appointments a
          join units u on u.district_id = a.district_id and u.id = a.unit_id
          join units s on s.district_id = a.district_id and s.id = a.scope_unit_id
          join posts o on o.district_id = a.district_id and o.id = a.post_id
          where a.district_id = p.district_id and a.person_id = p.id and a.state <> 'ended'
            and ${inEffect('$3')} and ${unitStands('$3')}
          order by a.from_day, a.id limit ${POSTS_AT_MOST}) held on true
        where p.district_id = $1 and p.id = $2`,
      values: [districtId, personId, at.today],
      name: 'identity',
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
