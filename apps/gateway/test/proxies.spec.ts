import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlatformError, sessionLogIn } from '#libs/contracts';
import { openGateway, type GatewayFixture } from './gateway-fixture.js';

const STRANGER = '203.0.113.9';

/** The address that organization is told when somebody signs in. */
async function toldAddress(gateway: GatewayFixture, forwardedFor?: string): Promise<string | undefined> {
  let told: string | undefined;
  gateway.rpc.answer(sessionLogIn, ({ clientAddress }) => {
    told = clientAddress;
    throw new PlatformError('platform/unauthenticated', 'no');
  });
  await fetch(`${gateway.url}/api/v1/session`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(forwardedFor ? { 'x-forwarded-for': forwardedFor } : {}),
    },
    body: JSON.stringify({ login: 'gaolan', password: 'p' }),
  });
  return told;
}

describe('behind a proxy that is trusted', () => {
  let gateway: GatewayFixture;

  beforeAll(async () => {
    gateway = await openGateway({ trustedProxies: ['loopback'], requestsPerMinute: 20 });
  });

  afterAll(() => gateway.close());

  it.each([
    ['the address that the proxy has seen', STRANGER, STRANGER],
    ['not what the stranger wrote before it', `198.51.100.1, ${STRANGER}`, STRANGER],
    ['that of the proxy when it says nothing', undefined, '127.0.0.1'],
  ])('a visitor has %s', async (_, forwardedFor, address) => {
    expect(await toldAddress(gateway, forwardedFor)).toBe(address);
  });

  it('each stranger has a limit of one’s own', async () => {
    const ask = async (from: string) =>
      (await fetch(`${gateway.url}/api/v1/session`, { headers: { 'x-forwarded-for': from } })).status;
    const many = await Promise.all(Array.from({ length: 30 }, () => ask('203.0.113.50')));
    expect(many.filter((status) => status === 429).length).toBeGreaterThanOrEqual(9);
    expect(await ask('203.0.113.51')).toBe(401);
  });
});

describe('without a trusted proxy', () => {
  it('nobody’s word is taken for an address', async () => {
    const gateway = await openGateway();
    try {
      expect(await toldAddress(gateway, STRANGER)).toBe('127.0.0.1');
    } finally {
      await gateway.close();
    }
  });
});
