import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { PlatformError, sessionLogIn, sessionLogOut, sessionResolve } from '#libs/contracts';
import { uuidv7 } from '#libs/kernel';
import { eventually } from '#libs/testing';
import { openGateway, type GatewayFixture, type SignedIn } from './gateway-fixture.js';

let gateway: GatewayFixture;
let person: SignedIn;

beforeAll(async () => {
  gateway = await openGateway();
});

beforeEach(() => {
  person = gateway.signIn(['handle']);
  gateway.asked.count = 0;
});

afterAll(() => gateway.close());

const show = (headers: Record<string, string> = person.headers) =>
  fetch(`${gateway.url}/api/v1/session`, { headers });

const revoke = ({ sessionId, personId }: SignedIn) =>
  gateway.hints.send({ topic: 'session-revoked', id: sessionId, version: 0, to: { personIds: [personId] } });

describe('a session', () => {
  it('is asked for once by a page that asks for many things at once, and then believed', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => show()));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(gateway.asked.count).toBe(1);
  });

  it('is asked for again after two seconds', async () => {
    await show();
    gateway.sessions.delete(person.token);
    const startedAt = Date.now();
    await eventually(async () => expect((await show()).status).toBe(401), { within: 8_000 });
    expect(Date.now() - startedAt).toBeLessThan(4_000);
    expect(gateway.asked.count).toBe(2);
  });

  it('is asked for again when the clock has jumped back meanwhile', async () => {
    await show();
    gateway.sessions.delete(person.token);
    const now = Date.now;
    const back = jest.spyOn(Date, 'now').mockImplementation(() => now() - 60_000);
    try {
      expect((await show()).status).toBe(401);
    } finally {
      back.mockRestore();
    }
  });

  it('is asked for again after two seconds though the clock was set back by as much meanwhile', async () => {
    await show();
    gateway.sessions.delete(person.token);
    const elapsed = performance.now.bind(performance);
    const later = jest.spyOn(performance, 'now').mockImplementation(() => elapsed() + 2_000);
    try {
      expect((await show()).status).toBe(401);
    } finally {
      later.mockRestore();
    }
  });

  it('is believed for two seconds from the question on, however late the answer came', async () => {
    const identity = gateway.sessions.get(person.token)!;
    const slow = await openGateway();
    const elapsed = performance.now.bind(performance);
    let passed = 0;
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => elapsed() + passed);
    try {
      slow.rpc.answer(sessionResolve, async () => {
        if (passed > 0) throw new PlatformError('platform/unauthenticated', 'the session has ended');
        passed = 2_000;
        return {
          sessionId: identity.sessionId!,
          identity: identity as never,
          expiresAt: '2099-01-01T00:00:00Z',
        };
      });
      const ask = async () => (await fetch(`${slow.url}/api/v1/session`, { headers: person.headers })).status;
      expect([await ask(), await ask()]).toEqual([200, 401]);
    } finally {
      clock.mockRestore();
      await slow.close();
    }
  });

  it('that was revoked is over at once', async () => {
    expect((await show()).status).toBe(200);
    gateway.sessions.delete(person.token);
    revoke(person);
    expect((await show()).status).toBe(401);
  });

  it('of somebody else goes on', async () => {
    await show();
    revoke(gateway.signIn(['handle']));
    await show();
    expect(gateway.asked.count).toBe(1);
  });

  it('that was revoked while it was asked for is not believed afterwards', async () => {
    const answered: (() => void)[] = [];
    const identity = gateway.sessions.get(person.token)!;
    const slow = await openGateway();
    try {
      slow.rpc.answer(sessionResolve, async () => {
        if (answered.length === 0) {
          await new Promise<void>((resolve) => answered.push(resolve));
          return {
            sessionId: identity.sessionId!,
            identity: identity as never,
            expiresAt: '2099-01-01T00:00:00Z',
          };
        }
        throw new PlatformError('platform/unauthenticated', 'the session has ended');
      });
      const ask = () => fetch(`${slow.url}/api/v1/session`, { headers: person.headers });
      const early = ask();
      await eventually(() => expect(answered).toHaveLength(1));
      slow.hints.send({
        topic: 'session-revoked',
        id: person.sessionId,
        version: 0,
        to: { personIds: [person.personId] },
      });
      const late = ask();
      expect((await late).status).toBe(401);
      answered[0]!();
      await early;
      expect((await ask()).status).toBe(401);
    } finally {
      await slow.close();
    }
  });

  it.each([
    ['a token that is too short', { authorization: 'Bearer short' }],
    ['a token with a blank', { authorization: `Bearer ${'x'.repeat(30)} y` }],
    ['another scheme', { authorization: `Basic ${'x'.repeat(30)}` }],
    ['a token that nobody knows', { authorization: `Bearer ${'x'.repeat(30)}` }],
    ['an empty cookie', { cookie: 'guantong=' }],
    ['a cookie that nobody knows', { cookie: `guantong=${'x'.repeat(30)}` }],
    ['the cookie of a secure host', { cookie: `__Host-guantong=${'x'.repeat(30)}` }],
    ['nothing', {}],
  ])('is not that of %s', async (_, headers) => {
    const response = await show(headers as Record<string, string>);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
      401,
      'platform/unauthenticated',
    ]);
  });

  it('cannot be shown by what organization cannot say: then nobody knows', async () => {
    const away = await openGateway();
    try {
      away.rpc.answer(sessionResolve, () => {
        throw new PlatformError('platform/unavailable', 'away');
      });
      const response = await fetch(`${away.url}/api/v1/session`, { headers: person.headers });
      expect(response.status).toBe(503);
    } finally {
      await away.close();
    }
  });
});

describe('signing in', () => {
  const logIn = (body: object, url = gateway.url) =>
    fetch(`${url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  function answerLogIns(at: GatewayFixture): { clientAddress?: string } {
    const seen: { clientAddress?: string } = {};
    at.rpc.answer(sessionLogIn, ({ clientAddress }) => {
      seen.clientAddress = clientAddress;
      const identity = { ...gateway.sessions.get(person.token)! } as never;
      return { sessionToken: person.token, sessionId: uuidv7(), identity, expiresAt: '2099-01-01T00:00:00Z' };
    });
    return seen;
  }

  it('sets a cookie that no script and no other site gets, and takes the address from the connection', async () => {
    const seen = answerLogIns(gateway);
    const response = await logIn({ login: 'gaolan', password: 'p' });
    expect(response.status).toBe(201);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('set-cookie')).toBe(
      `guantong=${person.token}; Path=/; HttpOnly; SameSite=Strict`,
    );
    expect(seen.clientAddress).toMatch(/127\.0\.0\.1$/);
  });

  it('binds the cookie to the host where there is HTTPS', async () => {
    const secure = await openGateway({ cookieSecure: true });
    try {
      answerLogIns(secure);
      const cookie = (await logIn({ login: 'gaolan', password: 'p' }, secure.url)).headers.get('set-cookie');
      expect(cookie).toBe(`__Host-guantong=${person.token}; Path=/; HttpOnly; Secure; SameSite=Strict`);
    } finally {
      await secure.close();
    }
  });

  it.each([
    ['an address of one’s own', { login: 'a1', password: 'p', clientAddress: '10.0.0.1' }],
    ['an unknown field', { login: 'a1', password: 'p', admin: true }],
    ['a password that is no text', { login: 'a1', password: ['p'] }],
    ['a password that would take long to hash', { login: 'a1', password: 'p'.repeat(129) }],
    ['no password', { login: 'a1' }],
    ['a list', []],
  ])('with %s is refused', async (_, body) => {
    answerLogIns(gateway);
    expect((await logIn(body)).status).toBe(400);
  });
});

describe('signing out', () => {
  it('takes the cookie back and is believed at once, before any word from the bus', async () => {
    gateway.rpc.answer(sessionLogOut, () => {
      gateway.sessions.delete(person.token);
      return { ended: true as const };
    });
    expect((await show()).status).toBe(200);
    const response = await fetch(`${gateway.url}/api/v1/session/end`, {
      method: 'POST',
      headers: person.headers,
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toMatch(
      /^guantong=; Max-Age=0; Path=\/; Expires=Thu, 01 Jan 1970 .*HttpOnly; SameSite=Strict$/,
    );
    expect((await show()).status).toBe(401);
  });
});
