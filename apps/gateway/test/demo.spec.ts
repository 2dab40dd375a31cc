import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlatformError, sessionLogIn } from '#libs/contracts';
import { uuidv7 } from '#libs/kernel';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openGateway, type GatewayFixture, type SignedIn } from './gateway-fixture.js';

const SECRET = 'the password of the demo';
const SECRETARY = {
  key: 'branch-secretary',
  label: '支部书记',
  labelEn: 'Branch secretary',
  entry: 'phone',
  personName: '高岚',
  unitName: '青岚社区第一网格党支部',
};
const ACCOUNTS = { roles: [{ ...SECRETARY, login: 'ql-1-w1', password: SECRET }] };

const folder = mkdtempSync(join(tmpdir(), 'guantong-demo-'));
const file = join(folder, 'demo-accounts.json');

let demo: GatewayFixture;
let person: SignedIn;

beforeAll(async () => {
  writeFileSync(file, JSON.stringify(ACCOUNTS));
  demo = await openGateway({ demoAccountsFile: file });
  person = demo.signIn(['handle']);
  demo.rpc.answer(sessionLogIn, ({ login, password }) => {
    if (login !== 'ql-1-w1' || password !== SECRET)
      throw new PlatformError('platform/unauthenticated', 'no such account');
    const identity = demo.sessions.get(person.token) as never;
    return { sessionToken: person.token, sessionId: uuidv7(), identity, expiresAt: '2099-01-01T00:00:00Z' };
  });
});

afterAll(async () => {
  await demo.close();
  rmSync(folder, { recursive: true });
});

const roles = (at: GatewayFixture) => fetch(`${at.url}/api/v1/demo/roles`);

function stepInto(
  body: unknown,
  { at = demo, headers = {} }: { at?: GatewayFixture; headers?: object } = {},
) {
  return fetch(`${at.url}/api/v1/demo/step-into`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

describe('the role bar of the demo', () => {
  it('shows the roles to anybody, without login names and passwords', async () => {
    const response = await roles(demo);
    expect([response.status, await response.json()]).toEqual([200, { roles: [SECRETARY] }]);
  });

  it('signs in as the person of a role, with the cookie that signing in sets', async () => {
    const response = await stepInto({ key: 'branch-secretary' });
    expect(response.status).toBe(201);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('set-cookie')).toBe(
      `guantong=${person.token}; Path=/; HttpOnly; SameSite=Strict`,
    );
    expect(await response.text()).not.toContain(SECRET);
    const shown = await fetch(`${demo.url}/api/v1/session`, {
      headers: { cookie: `guantong=${person.token}` },
    });
    expect(await shown.json()).toMatchObject({ personId: person.personId });
  });

  it('does not let another site sign anybody in', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    const response = await stepInto({ key: 'branch-secretary' }, { headers });
    expect([response.status, response.headers.get('set-cookie')]).toEqual([403, null]);
    expect(await codeOf(response)).toBe('platform/cross-site-request');
  });

  it.each([
    ['no key', {}, 400],
    ['a key that is a list', { key: ['branch-secretary'] }, 400],
    ['a login name of its own', { key: 'branch-secretary', login: 'shuji' }, 400],
    ['a list', [], 400],
    ['a role that is not there', { key: 'mayor' }, 404],
    ['a login name for a key', { key: 'ql-1-w1' }, 404],
  ])('refuses %s', async (_, body, status) => {
    const response = await stepInto(body);
    expect([response.status, response.headers.get('set-cookie')]).toEqual([status, null]);
  });
});

describe('outside the demo', () => {
  it.each([
    ['the setting', undefined],
    ['the file that it names', join(folder, 'nowhere.json')],
  ])('without %s there is no role and no way in', async (_, demoAccountsFile) => {
    const plain = await openGateway({ demoAccountsFile });
    try {
      const answers = [await roles(plain), await stepInto({ key: 'branch-secretary' }, { at: plain })];
      for (const response of [...answers, await stepInto({}, { at: plain })]) {
        expect([response.status, response.headers.get('set-cookie')]).toEqual([404, null]);
        expect(await codeOf(response)).toBe('platform/not-found');
      }
    } finally {
      await plain.close();
    }
  });
});
