import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unitRename } from '#libs/contracts';
import { uuidv7 } from '#libs/kernel';
import { connect } from 'node:net';
import { EdgeClient } from './edge-client.js';
import { openGateway } from './gateway-fixture.js';

let client: EdgeClient;

beforeAll(async () => {
  client = await EdgeClient.open();
});

afterAll(() => client.gateway.close());

describe('every answer', () => {
  it.each(['/api/v1/tasks', '/api/v1/nothing', '/api/v1/tasks/%zz', '/api/reference', '/health/live'])(
    'of %s carries the security headers',
    async (path) => {
      const { headers } = await client.ask({ path });
      const policy = headers.get('content-security-policy')!;
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("object-src 'none'");
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBeTruthy();
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  it('has an id of our own, whatever the client calls its request', async () => {
    const { headers } = await client.ask({ headers: { 'x-request-id': 'mine', 'request-id': 'mine' } });
    expect(headers.get('x-request-id')).not.toBe('mine');
  });

  it('says HTTPS alone only where the cookie does', async () => {
    expect((await client.ask({})).headers.get('strict-transport-security')).toBeNull();
    const secure = await openGateway({ cookieSecure: true });
    try {
      const { headers } = await fetch(`${secure.url}/health/live`);
      expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
    } finally {
      await secure.close();
    }
  });
});

describe('a path', () => {
  it.each([
    '/api/v1/../../etc/passwd',
    '/api/v1/tasks/..%2f..%2fetc%2fpasswd',
    '/..%5c..%5cwindows',
    '/api/v1/evidence/%2e%2e%2f%2e%2e/content',
    '/.git/config',
    '//api/v1/units',
    '/api/v1/units/x/y/z',
    '/API/V1/tasks',
  ])('%s leads nowhere', async (path) => {
    const { status, text } = await client.askRaw(path);
    expect([400, 404, 503]).toContain(status);
    expect((JSON.parse(text) as { code: string }).code).toMatch(
      /^platform\/(not-found|invalid-input|unavailable)$/,
    );
  });

  it.each(['/api/v1/tasks/%ff', '/api/v1/tasks/%', '/api/v1/tasks/%zz/history'])(
    '%s cannot be read',
    async (path) => {
      const { status, text } = await client.askRaw(path);
      expect([status, (JSON.parse(text) as { code: string }).code]).toEqual([400, 'platform/invalid-input']);
    },
  );

  it('with a part longer than any id cannot be read', async () => {
    expect((await client.askRaw(`/api/v1/tasks/${'a'.repeat(101)}`)).status).toBe(400);
  });
});

describe('a method', () => {
  it.each(['PUT', 'DELETE', 'PATCH', 'POST', 'OPTIONS', 'PROPFIND', 'TRACE'])(
    '%s that a path does not have is not there',
    async (method) => {
      const { status, text } = await client.askRaw('/api/v1/tasks', method);
      expect([status, (JSON.parse(text) as { code: string }).code]).toEqual([404, 'platform/not-found']);
    },
  );

  it('HEAD asks nobody anything', async () => {
    client.received.length = 0;
    expect((await client.askRaw('/api/v1/tasks', 'HEAD')).status).toBe(404);
    expect(client.received).toEqual([]);
  });

  it('that HTTP does not know ends the connection with 400', async () => {
    const { hostname, port } = new URL(client.gateway.url);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () =>
        socket.write('JEFF / HTTP/1.1\r\nHost: x\r\n\r\n'),
      );
      let text = '';
      socket
        .on('data', (chunk) => (text += chunk))
        .on('error', reject)
        .on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('cannot be overridden by a header', async () => {
    expect((await client.ask({ headers: { 'x-http-method-override': 'DELETE' } })).status).toBe(200);
  });
});

describe('the way in', () => {
  it('is the same for a spoofed address or user', async () => {
    const spoofed = { 'x-forwarded-for': '10.0.0.1', 'x-user-id': 'root', 'x-forwarded-user': 'root' };
    expect((await client.ask({ bare: true, headers: spoofed })).code).toBe('platform/unauthenticated');
  });

  it('is closed to a post without the duty', async () => {
    const { headers } = client.gateway.signIn(['audit']);
    const path = `/api/v1/units/${uuidv7()}/rename`;
    const asked = { method: 'POST', path, body: '{"name":"n"}', bare: true };
    const { status, code } = await client.ask({
      ...asked,
      headers: { ...headers, 'content-type': 'application/json' },
    });
    expect([status, code]).toEqual([403, 'platform/not-permitted']);
    expect(unitRename.access).toEqual({ anyOf: ['administer-units'] });
  });

  it('says "unavailable" when the owner of the data is away', async () => {
    const { status, code, headers } = await client.ask({ path: '/api/v1/flows' });
    expect([status, code, headers.get('retry-after')]).toEqual([503, 'platform/unavailable', '2']);
  });
});

describe('the limit of requests', () => {
  it('is one per session, and strangers share theirs however many tokens they make up', async () => {
    const small = await openGateway({ requestsPerMinute: 5 });
    try {
      const [one, other] = [small.signIn(['handle']), small.signIn(['handle'])];
      const status = async (headers: Record<string, string>) =>
        (await fetch(`${small.url}/api/v1/session`, { headers })).status;
      // The first request of a session is still a stranger's.
      const first = [await status(one.headers), await status(other.headers)];
      const own = [];
      for (let n = 0; n < 6; n += 1) own.push(await status(one.headers));
      expect(first).toEqual([200, 200]);
      expect(own).toEqual([200, 200, 200, 200, 200, 429]);
      expect(await status(other.headers)).toBe(200);
      const guesses = [];
      for (let n = 0; n < 5; n += 1)
        guesses.push(await status({ authorization: `Bearer made-up-token-number-${n}` }));
      expect(guesses).toEqual([401, 401, 401, 429, 429]);
    } finally {
      await small.close();
    }
  });

  it('is answered with a problem that says when to come back', async () => {
    const small = await openGateway({ requestsPerMinute: 1 });
    try {
      await fetch(`${small.url}/health/live`);
      const answer = await fetch(`${small.url}/health/live`);
      expect(answer.status).toBe(429);
      expect(await answer.json()).toMatchObject({ code: 'platform/too-many-requests', status: 429 });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    } finally {
      await small.close();
    }
  });
});
