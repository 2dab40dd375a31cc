import { describe, expect, it } from '@jest/globals';
import { headers, type Msg } from '@nats-io/transport-node';
import { HEADERS } from '#libs/contracts';
import { RpcMessage, RpcMessageDeserializer } from './rpc-message.js';
import { MAX_PAYLOAD_BYTES, RpcReplySerializer } from './rpc-reply-serializer.js';

const deserializer = new RpcMessageDeserializer();

function read(data: string | Uint8Array, more: Partial<Msg> = {}) {
  const message = { data: Buffer.from(data), reply: '_INBOX.1', ...more } as unknown as Msg;
  const packet = deserializer.deserialize(message, { channel: 'rpc.x' });
  return { id: packet.id, message: packet.data as RpcMessage };
}

const nested = (depth: number) => `{"id":"1","data":${'['.repeat(depth)}${']'.repeat(depth)}}`;

describe('a message on an RPC subject', () => {
  it('is a request when it has an id and data', () => {
    const known = headers();
    known.set(HEADERS.idempotencyKey, 'k');
    const { id, message } = read('{"id":"7","pattern":"any","data":{"a":1}}', { headers: known });
    expect(id).toBe('7');
    expect(message).toMatchObject({ payload: { a: 1 }, headers: { idempotencyKey: 'k' }, unreadable: null });
  });

  it.each([
    ['', 'empty'],
    [Uint8Array.of(0xff, 0xfe, 0x00), 'not-utf8'],
    ['{"id":', 'not-json'],
    ['5', 'no-request'],
    ['null', 'no-request'],
    ['[]', 'no-request'],
    ['{"data":{}}', 'no-request'],
    ['{"id":5,"data":{}}', 'no-request'],
    ['{"id":"1"}', 'no-request'],
    [nested(21), 'too-deep'],
    [nested(100_000), 'too-deep'],
    ['{"id":"1","data":{"__proto__":{"admin":true}}}', 'poisoned-key'],
    ['{"id":"1","data":{"a":[{"constructor":1}]}}', 'poisoned-key'],
    ['{"id":"1","data":{"prototype":1}}', 'poisoned-key'],
  ])('that is %s is unreadable: %s, and still has an id so that Nest answers it', (data, reason) => {
    const { id, message } = read(data);
    expect(message.unreadable).toBe(reason);
    expect(typeof id).toBe('string');
  });

  it('may be twenty levels deep', () => {
    expect(read(nested(20)).message.unreadable).toBeNull();
  });

  it('is not carried out when nobody is told the outcome', () => {
    expect(read('{"id":"1","data":{}}', { reply: '' }).message.unreadable).toBe('no-reply-subject');
  });
});

describe('a reply', () => {
  const faults: string[] = [];
  const serializer = new RpcReplySerializer((fault) => faults.push(fault));
  const write = (response: unknown) =>
    (JSON.parse(serializer.serialize({ id: '1', response, isDisposed: true }).data) as { response: unknown })
      .response;

  it('goes out as it is', () => {
    expect(write({ ok: { a: 1 } })).toEqual({ ok: { a: 1 } });
  });

  it('that is too large becomes a coded failure', () => {
    expect(write({ ok: 'x'.repeat(MAX_PAYLOAD_BYTES) })).toMatchObject({
      failure: { code: 'platform/payload-too-large', details: { maxBytes: MAX_PAYLOAD_BYTES } },
    });
  });

  it.each([[{ ok: 1n }], [circular()]])('that is no JSON becomes an internal error', (response) => {
    expect(write(response)).toMatchObject({ failure: { code: 'platform/internal-error' } });
  });

  it('is a failure when the pipeline itself broke or gave nothing', () => {
    expect(write(undefined)).toMatchObject({ failure: { code: 'platform/internal-error' } });
    const packet = serializer.serialize({ id: '1', err: new Error('secret') });
    expect(packet.data).toContain('platform/internal-error');
    expect(packet.data).not.toContain('secret');
    expect(faults.length).toBeGreaterThan(0);
  });
});

function circular(): { ok: unknown } {
  const loop: { ok: unknown } = { ok: null };
  loop.ok = loop;
  return loop;
}
