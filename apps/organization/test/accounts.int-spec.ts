import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Caller, uuidv7 } from '#libs/kernel';
import { expectRefusal } from '#libs/testing';
import { Argon2PasswordHasher } from '../src/credentials/argon2-password-hasher.js';
import { RandomSessionTokens } from '../src/credentials/random-session-tokens.js';
import { TypeormAccountRepository } from '../src/persistence/typeorm-account-repository.js';
import { TypeormLogInThrottle } from '../src/persistence/typeorm-log-in-throttle.js';
import { ChangeOwnPassword } from '../src/use-cases/change-own-password.js';
import { CheckPassword } from '../src/use-cases/check-password.js';
import { DisableAccount } from '../src/use-cases/disable-account.js';
import { LogIn } from '../src/use-cases/log-in.js';
import { LogOut } from '../src/use-cases/log-out.js';
import { OpenAccount } from '../src/use-cases/open-account.js';
import { OpenSession } from '../src/use-cases/open-session.js';
import { ResetPassword } from '../src/use-cases/reset-password.js';
import { ResolveSession } from '../src/use-cases/resolve-session.js';
import { RevokeSessions } from '../src/use-cases/revoke-sessions.js';
import { OrganizationWorld } from './organization-world.js';

/** A machine that does other work as well takes its time. */
jest.setTimeout(60_000);

const PASSWORD = '苹果树下有一只慢慢走路的蜗牛';
const NEXT = '蜗牛后来还是爬上了那棵苹果树';

let world: OrganizationWorld;
let doors: ReturnType<typeof build>;

function build() {
  const { dataSource, cursors, secret, clock, notice } = world;
  const tell = world.tell();
  const store = world.store();
  const accounts = new TypeormAccountRepository(store, { dataSource, cursors, secret });
  const sessions = world.sessions();
  const hasher = new Argon2PasswordHasher();
  const tokens = new RandomSessionTokens();
  const settings = {
    districtId: world.districtId,
    clock,
    limits: { idleMs: 30 * 60_000, absoluteMs: 12 * 3_600_000 },
  };
  const check = new CheckPassword({ accounts, hasher }, new TypeormLogInThrottle(dataSource), clock);
  return {
    accounts,
    open: new OpenAccount(accounts, hasher, clock),
    disable: new DisableAccount(accounts, tell, clock),
    reset: new ResetPassword({ accounts, hasher }, tell, clock),
    change: new ChangeOwnPassword({ accounts, sessions, hasher, tell }, check, clock),
    logIn: new LogIn(check, new OpenSession(sessions, tokens, settings), world.districtId),
    resolve: new ResolveSession(sessions, tokens, settings),
    logOut: new LogOut(sessions, notice, clock),
    revoke: new RevokeSessions({ accounts, sessions }, tell, clock),
  };
}

beforeAll(async () => {
  world = await OrganizationWorld.open();
  doors = build();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.rows('delete from log_in_attempts');
  world.notice.told.length = 0;
});

let count = 0;
async function member(login?: string): Promise<{ personId: string; accountId: string; login: string }> {
  count += 1;
  const personId = await world.person(`张${count}`);
  const input = { personId, login: login ?? `zhang${count}`, password: PASSWORD };
  const account = await doors.open.execute(input, world.context());
  return { personId, accountId: account.accountId, login: account.login };
}

const logIn = (login: string, password = PASSWORD, address = '10.0.0.1') =>
  doors.logIn.execute({ login, password, clientAddress: address }, uuidv7());
const resolve = (token: string) => doors.resolve.execute(token);
const ended = (token: string) => expectRefusal(resolve(token), 'organization/session-ended');

describe('an account', () => {
  it('has a login name that nobody else can have in any spelling', async () => {
    const { login } = await member('ＷangHai');
    expect(login).toBe('wanghai');
    const personId = await world.person('别人');
    const twin = doors.open.execute({ personId, login: 'WANGHAI', password: PASSWORD }, world.context());
    await expectRefusal(twin, 'organization/login-taken');
  });

  it('is one per person, and a disabled one may be followed by another', async () => {
    const { personId, accountId } = await member();
    const second = (login: string) =>
      doors.open.execute({ personId, login, password: PASSWORD }, world.context());
    await expectRefusal(second('second1'), 'organization/person-has-account');
    await doors.disable.execute({ accountId, reason: '遗失' }, world.context());
    expect((await second('second2')).state).toBe('open');
  });

  it('answers a repeated command with the same account and a reused key not at all', async () => {
    const input = { personId: await world.person('重复'), login: 'twice', password: PASSWORD };
    const context = world.context();
    const [first, again] = [
      await doors.open.execute(input, context),
      await doors.open.execute(input, context),
    ];
    expect(again).toEqual(first);
    const other = { ...context, requestHash: 'b'.repeat(64) };
    await expectRefusal(doors.open.execute(input, other), 'platform/idempotency-key-reused');
  });

  it('leaves neither password, hash, token nor a guessable trace of them in the journal', async () => {
    const { login, accountId } = await member();
    const { sessionToken } = await logIn(login);
    const context = world.context({ requestHash: 'c'.repeat(64) });
    await doors.reset.execute({ accountId, password: NEXT }, context);
    const journal = JSON.stringify(await world.rows('select * from journal'));
    for (const secret of [PASSWORD, NEXT, sessionToken, '$argon2', 'c'.repeat(64)]) {
      expect(journal.includes(secret)).toBe(false);
    }
  });
});

describe('logging in', () => {
  it('opens a session that is resolved to the person with the posts held today', async () => {
    const { login, personId } = await member();
    const unit = await world.unit(world.rootId);
    await world.appoint(personId, unit.unitId, await world.post(['handle']));
    await world.appoint(personId, unit.unitId, await world.post(['review']), { from: '2026-03-03' });
    const session = await logIn(login);
    const resolved = await resolve(session.sessionToken);
    expect(resolved).toEqual({ ...resolved, sessionId: session.sessionId, identity: session.identity });
    expect(
      resolved.identity.appointments.map((held) => [held.unitPath, held.duties, held.scopePath]),
    ).toEqual([[unit.path, ['handle'], unit.path]]);
    expect(session.expiresAt).toBe('2026-03-02T02:30:00.000Z');
  });

  it('gives an unknown name, a wrong password and a disabled account the same answer', async () => {
    const { login } = await member();
    const gone = await member();
    await doors.disable.execute({ accountId: gone.accountId, reason: '离职' }, world.context());
    const failures = await Promise.all([
      expectRefusal(logIn('nobody-at-all'), 'organization/log-in-refused'),
      expectRefusal(logIn(login, NEXT), 'organization/log-in-refused'),
      expectRefusal(logIn(gone.login), 'organization/log-in-refused'),
      expectRefusal(logIn('\u0430\u200b'), 'organization/log-in-refused'),
    ]);
    expect(new Set(failures.map((failure) => JSON.stringify(failure))).size).toBe(1);
  });

  it('waits longer and longer after failures, for an unknown name as well, and never for good', async () => {
    const { login } = await member();
    for (const name of [login, 'nobody-here']) {
      const outcomes = await Promise.allSettled(Array.from({ length: 30 }, () => logIn(name, NEXT, name)));
      const codes = outcomes.map(
        (outcome) => outcome.status === 'rejected' && (outcome.reason as { code: string }).code,
      );
      expect(codes.filter((code) => code === 'organization/log-in-refused')).toHaveLength(5);
      expect(codes.filter((code) => code === 'organization/too-many-log-ins')).toHaveLength(25);
    }
    const failure = await expectRefusal(logIn(login), 'organization/too-many-log-ins');
    expect(failure.details).toEqual({ retryAfterSeconds: 1 });
    world.clock.advance(1000);
    expect((await logIn(login)).sessionToken).toHaveLength(43);
    expect((await logIn(login)).sessionToken).toHaveLength(43);
  });

  it('is slowed down for an address that tries many names', async () => {
    await Promise.allSettled(Array.from({ length: 50 }, (_, n) => logIn(`guess${n}`, NEXT, '10.9.9.9')));
    await expectRefusal(logIn('guess99', NEXT, '10.9.9.9'), 'organization/too-many-log-ins');
    await expectRefusal(logIn('guess99', NEXT, '10.9.9.8'), 'organization/log-in-refused');
  });

  it('is not slowed down for an address from which many people sign in, as long as they are right', async () => {
    const { login } = await member();
    const address = '10.9.9.7';
    for (let right = 0; right < 60; right += 1) await logIn(login, PASSWORD, address);
    await Promise.allSettled(Array.from({ length: 49 }, (_, n) => logIn(`guess${n}`, NEXT, address)));
    await expectRefusal(logIn('guess98', NEXT, address), 'organization/log-in-refused');
    await expectRefusal(logIn('guess99', NEXT, address), 'organization/too-many-log-ins');
  });
});

describe('a session', () => {
  it('is over after 30 idle minutes and after 12 hours', async () => {
    const { login } = await member();
    const idle = await logIn(login);
    const busy = await logIn(login);
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      world.clock.advance(20 * 60_000);
      await resolve(busy.sessionToken);
    }
    await ended(idle.sessionToken);
    world.clock.advance(20 * 60_000);
    await ended(busy.sessionToken);
  });

  it('is over at once when it is logged out, revoked, reset or its account disabled', async () => {
    const { login, accountId } = await member();
    const [first, second] = [await logIn(login), await logIn(login)];
    const caller = new Caller(first.identity);
    await doors.logOut.execute(world.context({ caller }));
    await ended(first.sessionToken);
    expect((await resolve(second.sessionToken)).sessionId).toBe(second.sessionId);
    expect(await doors.revoke.execute({ accountId, reason: '可疑' }, world.context())).toEqual({ ended: 1 });
    await ended(second.sessionToken);
    const third = await logIn(login);
    await doors.reset.execute({ accountId, password: NEXT }, world.context());
    await ended(third.sessionToken);
    const fourth = await logIn(login, NEXT);
    await doors.disable.execute({ accountId, reason: '离职' }, world.context());
    await ended(fourth.sessionToken);
    expect(world.notice.told).toEqual([first, second, third, fourth].map((session) => session.sessionId));
    await ended('a'.repeat(43));
  });

  it('alone goes on when its person changes the password in it', async () => {
    const { login } = await member();
    const [own, other] = [await logIn(login), await logIn(login)];
    const context = world.context({ caller: new Caller(own.identity) });
    const change = { current: PASSWORD, next: NEXT };
    await expectRefusal(
      doors.change.execute({ ...change, current: NEXT }, world.context({ caller: context.caller })),
      'organization/wrong-password',
    );
    expect(await doors.change.execute(change, context)).toEqual({ changed: true });
    expect(await doors.change.execute(change, context)).toEqual({ changed: true });
    await ended(other.sessionToken);
    expect((await resolve(own.sessionToken)).sessionId).toBe(own.sessionId);
    await expectRefusal(logIn(login), 'organization/log-in-refused');
    await logIn(login, NEXT);
  });

  it('loses a post the moment it ends, with a higher epoch', async () => {
    const { login, personId } = await member();
    const unit = await world.unit(world.rootId);
    const appointmentId = await world.appoint(personId, unit.unitId, await world.post(['handle']));
    const { sessionId, sessionToken, identity } = await logIn(login);
    const end = { appointmentId, to: '2026-03-02', reason: '调动' };
    await world.endAppointment().execute(end, world.context());
    const after = (await resolve(sessionToken)).identity;
    expect(identity.appointments).toHaveLength(1);
    expect(after.appointments).toEqual([]);
    expect(after.epoch).toBeGreaterThan(identity.epoch);
    expect(world.notice.told).toEqual([sessionId]);
  });

  it('sees the new place of a unit that was moved, with a higher epoch', async () => {
    const { login, personId } = await member();
    const [unit, to] = [await world.unit(world.rootId), await world.unit(world.rootId)];
    await world.appoint(personId, unit.unitId, await world.post(['review']));
    const { sessionToken, identity } = await logIn(login);
    const moved = await world
      .moveUnit()
      .execute({ unitId: unit.unitId, newParentId: to.unitId }, world.context());
    const after = (await resolve(sessionToken)).identity;
    expect(after.appointments.map((held) => held.scopePath)).toEqual([moved.path]);
    expect(after.epoch).toBeGreaterThan(identity.epoch);
  });
});

describe('a security administrator', () => {
  it('reaches nobody’s account whose posts lie outside the own scope', async () => {
    const [own, other] = [await world.unit(world.rootId), await world.unit(world.rootId)];
    const post = await world.post(['review']);
    const [mine, theirs] = [await member(), await member()];
    await world.appoint(mine.personId, own.unitId, post);
    await world.appoint(theirs.personId, other.unitId, post);
    const caller = world.callerWith([{ duties: ['administer-accounts'], path: own.path }]);
    const as = () => world.context({ caller });
    const [refused, accountId] = ['organization/account-not-found', theirs.accountId];
    await expectRefusal(doors.disable.execute({ accountId, reason: '遗失' }, as()), refused);
    await expectRefusal(doors.reset.execute({ accountId, password: NEXT }, as()), refused);
    await expectRefusal(doors.revoke.execute({ accountId, reason: '遗失' }, as()), refused);
    const third = await world.person('外单位');
    await world.appoint(third, other.unitId, post);
    const open = { personId: third, login: 'outside', password: PASSWORD };
    await expectRefusal(doors.open.execute(open, as()), 'organization/person-not-found');
    const { rows } = await doors.accounts.list(caller, { limit: 200 });
    expect(rows.map((row) => row.login)).toContain(mine.login);
    expect(rows.map((row) => row.login)).not.toContain(theirs.login);
    expect((await doors.disable.execute({ ...mine, reason: '遗失' }, as())).state).toBe('disabled');
  });
});

it('accounts are listed by login name, without anything secret', async () => {
  const page = await doors.accounts.list(world.administrator(), { limit: 2 });
  expect(page.rows).toHaveLength(2);
  expect(Object.keys(page.rows[0]!).sort()).toEqual([
    'accountId',
    'login',
    'personId',
    'personName',
    'state',
    'version',
  ]);
  const rest = await doors.accounts.list(world.administrator(), { limit: 200, cursor: page.next! });
  const logins = [...page.rows, ...rest.rows].map((row) => row.login);
  const stored = await world.rows<{ login: string }>('select login from accounts order by login');
  expect(logins).toEqual(stored.map((row) => row.login));
});
