import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { uuidv7 } from '#libs/kernel';
import { ACCOUNT, EdgeClient } from './edge-client.js';

let client: EdgeClient;

beforeAll(async () => {
  client = await EdgeClient.open();
});

afterAll(() => client.gateway.close());

describe('a body', () => {
  it.each([
    ['text/plain', '{"reason":"r"}'],
    ['application/x-www-form-urlencoded', 'reason=r'],
    ['application/xml', '<reason/>'],
    ['multipart/form-data; boundary=x', '--x--\r\n'],
  ])('of type %s is not read', async (type, body) => {
    const { status, code } = await client.post(body, { 'content-type': type });
    expect([415, 400]).toContain(status);
    expect(code).toBe(status === 415 ? 'platform/unsupported-media-type' : 'platform/invalid-input');
    if (!type.startsWith('multipart')) expect(status).toBe(415);
  });

  it('may be JSON with a charset', async () => {
    expect(
      (await client.post('{"reason":"r"}', { 'content-type': 'application/json; charset=utf-8' })).status,
    ).toBe(200);
  });

  it('larger than a message on the bus is refused before it is read', async () => {
    const { status, code } = await client.post(`{"reason":"${'x'.repeat(1_000_000)}"}`);
    expect([status, code]).toEqual([400, 'platform/payload-too-large']);
  });

  it.each([
    ['is no JSON', '{'],
    ['names a key twice', '{"reason":"a","reason":"b"}'],
    ['names a key twice, once escaped', String.raw`{"reason":"a","re\u0061son":"b"}`],
    ['pollutes prototypes', '{"__proto__":{"admin":true},"reason":"r"}'],
    ['is 100,000 levels deep', `{"reason":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['is no object', '["reason"]'],
    ['is empty', ''],
    ['has an unknown field', '{"reason":"r","approved":true}'],
    ['has an array for text', '{"reason":["r"]}'],
    ['has U+0000', String.raw`{"reason":"a\u0000"}`],
    ['has a lone surrogate', String.raw`{"reason":"\ud800"}`],
    ['has a direction override', '{"reason":"\u202egnp.exe"}'],
    ['is blank', '{"reason":"   "}'],
    ['is too long', `{"reason":"${'长'.repeat(501)}"}`],
    ['misses what is required', '{}'],
    ['contradicts the path', `{"accountId":"${uuidv7()}","reason":"r"}`],
  ])('that %s is refused, and nothing is sent on', async (_, body) => {
    client.received.length = 0;
    const { status, code } = await client.post(body);
    expect([status, code]).toEqual([400, 'platform/invalid-input']);
    expect(client.received).toEqual([]);
  });

  it('with bytes that are no UTF-8 is refused', async () => {
    const body = Buffer.concat([Buffer.from('{"reason":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]);
    expect((await client.post(body)).code).toBe('platform/invalid-input');
  });

  it('with rare characters comes through as it is', async () => {
    client.received.length = 0;
    expect((await client.post('{"reason":"𠮷野㐂 👍"}')).status).toBe(200);
    expect(client.received).toEqual([{ accountId: ACCOUNT, reason: '𠮷野㐂 👍' }]);
  });

  it('is answered with the version of what it changed as ETag', async () => {
    expect((await client.post('{"reason":"r"}')).headers.get('etag')).toBe('"7"');
  });
});

describe('a question', () => {
  it.each([
    '?unitId=a&unitId=b',
    '?unitId[]=a',
    '?approved=true',
    '?limit=abc',
    '?limit=1e400',
    '?limit=1.5',
    '?__proto__=x',
    '?unitId=%00',
    '?returned=1',
    '?state=burnt',
    '?directiveId=../1',
  ])('with %s is refused', async (query) => {
    const { status, code } = await client.ask({ path: `/api/v1/tasks${query}` });
    expect([status, code]).toEqual([400, 'platform/invalid-input']);
  });

  it.each([
    ['?limit=-1', 1],
    ['?limit=1000000000', 200],
    ['', 50],
  ])('with %j gets a page of at most %i', async (query, limit) => {
    client.received.length = 0;
    expect((await client.ask({ path: `/api/v1/tasks${query}` })).status).toBe(200);
    expect(client.received[0]!['limit']).toBe(limit);
  });
});
