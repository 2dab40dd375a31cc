import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACCOUNT, EdgeClient } from './edge-client.js';

let client: EdgeClient;

beforeAll(async () => {
  client = await EdgeClient.open();
});

afterAll(() => client.gateway.close());

describe('a request with a cookie', () => {
  const withCookie = (headers: Record<string, string>) =>
    client.ask({
      method: 'POST',
      path: `/api/v1/accounts/${ACCOUNT}/disable`,
      bare: true,
      body: '{"reason":"r"}',
      headers: { 'content-type': 'application/json', cookie: `guantong=${client.person.token}`, ...headers },
    });

  it.each([
    ['from the page itself', { 'sec-fetch-site': 'same-origin' }],
    ['typed in', { 'sec-fetch-site': 'none' }],
    ['from a program', {}],
  ])('%s is taken', async (_, headers) => {
    expect((await withCookie(headers)).status).toBe(200);
  });

  it('from a page of the same host is taken by its origin', async () => {
    expect((await withCookie({ origin: client.gateway.url })).status).toBe(200);
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour domain', { 'sec-fetch-site': 'same-site' }],
    ['another origin', { origin: 'https://evil.example' }],
    ['a sandboxed page', { origin: 'null' }],
    ['another port', { origin: 'http://127.0.0.1:1' }],
    ['a site that says it twice', { 'sec-fetch-site': 'cross-site', origin: 'http://127.0.0.1' }],
  ])('from %s is refused', async (_, headers) => {
    client.received.length = 0;
    const { status, code } = await withCookie(headers);
    expect([status, code]).toEqual([403, 'platform/cross-site-request']);
    expect(client.received).toEqual([]);
  });

  it('from another site may not sign in either', async () => {
    const { code } = await client.ask({
      method: 'POST',
      path: '/api/v1/session',
      bare: true,
      body: '{"login":"a","password":"b"}',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' },
    });
    expect(code).toBe('platform/cross-site-request');
  });

  it('is not believed beside a bearer token that nobody knows', async () => {
    const headers = { authorization: 'Bearer nobody-knows-this-token-at-all' };
    expect((await withCookie(headers)).code).toBe('platform/unauthenticated');
    expect((await withCookie({ authorization: 'Basic YTpi' })).code).toBe('platform/unauthenticated');
  });
});
