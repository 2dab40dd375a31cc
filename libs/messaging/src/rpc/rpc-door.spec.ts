import { beforeAll, describe, expect, it } from '@jest/globals';
import { PlatformError, type Reply, type RpcContract } from '#libs/contracts';
import { Caller, DomainError } from '#libs/kernel';
import { createLogger, Metrics } from '#libs/observability';
import {
  DISTRICT,
  echo,
  inner,
  note,
  open,
  person,
  quiet,
  signerOf,
  testVerifier,
} from '../../test/fixtures.js';
import { RpcDoor, type RpcHandler } from './rpc-door.js';
import { RpcMessage } from './rpc-message.js';
import type { RpcRequest } from './rpc-request.js';

type Headers = RpcMessage['headers'];

let door: RpcDoor;
let token: string;
let machineToken: string;

beforeAll(async () => {
  door = new RpcDoor({ verifier: await testVerifier(), checkReplies: true, ...quiet() });
  token = await (await signerOf('gateway')).sign(person);
  machineToken = await (await signerOf('approval')).sign(Caller.machine('approval', DISTRICT));
});

const echoes: RpcHandler = async (input, { caller }) => ({
  text: (input as { text: string }).text,
  by: caller.personId,
});
const never: RpcHandler = async () => {
  throw new Error('the handler was reached');
};

function ask(
  contract: RpcContract,
  payload: unknown,
  options: { headers?: Headers; handler?: RpcHandler } = {},
) {
  const message = new RpcMessage(payload, { token, ...options.headers });
  return door.answer(contract, message, options.handler ?? never);
}

/** A door of its own, with what it says to the log. */
async function logged(): Promise<{ own: RpcDoor; lines: string[] }> {
  const lines: string[] = [];
  const logger = createLogger('test', 'info', { write: (line: string) => void lines.push(line) });
  const verifier = await testVerifier();
  return { own: new RpcDoor({ verifier, checkReplies: true, logger, metrics: new Metrics() }), lines };
}

function failureIn(reply: Reply) {
  if (!('failure' in reply)) throw new Error(`answered ${JSON.stringify(reply)}`);
  return reply.failure;
}

describe('the door of a service', () => {
  it('hands on the parsed input, with defaults, and answers the view', async () => {
    let seen: unknown;
    const reply = await ask(
      echo,
      { text: '好' },
      {
        handler: async (input, request) => {
          seen = input;
          return echoes(input, request);
        },
      },
    );
    expect(reply).toEqual({ ok: { text: '好', by: 'p1' } });
    expect(seen).toEqual({ text: '好', times: 1 });
  });

  it('refuses unknown fields and wrong types with paths, at most twenty, and never the values', async () => {
    const failure = failureIn(await ask(echo, { text: 7, approved: 'geheim' }));
    expect(failure).toMatchObject({ code: 'platform/invalid-input', kind: 'invalid_input' });
    expect(failure.details?.['issues']).toEqual([
      { path: 'text', message: expect.any(String) },
      { path: '', message: expect.stringContaining('approved') },
    ]);
    expect(JSON.stringify(failure)).not.toContain('geheim');
  });

  it('does not start what nobody waits for any more', async () => {
    const headers = { deadline: String(Date.now() - 1) };
    expect(failureIn(await ask(echo, { text: 'x' }, { headers })).code).toBe('platform/deadline-exceeded');
  });

  it('gives a request without a deadline three seconds, and nobody more than thirty', async () => {
    const deadlines: number[] = [];
    const handler: RpcHandler = async (input, request) => {
      deadlines.push(request.deadline.getTime() - Date.now());
      return echoes(input, request);
    };
    await ask(echo, { text: 'x' }, { handler });
    await ask(echo, { text: 'x' }, { handler, headers: { deadline: String(Date.now() + 1e9) } });
    expect(deadlines[0]).toBeGreaterThan(2_000);
    expect(deadlines[0]).toBeLessThanOrEqual(3_000);
    expect(deadlines[1]).toBeLessThanOrEqual(30_000);
  });

  it.each([
    { deadline: 'soon' },
    { expectedVersion: '0' },
    { expectedVersion: '1e3' },
    { expectedVersion: '-1' },
  ])('refuses the malformed header %j', async (headers) => {
    expect(failureIn(await ask(echo, { text: 'x' }, { headers })).code).toBe('platform/invalid-input');
  });

  it('answers an unforeseen error with an id that is in the log, and without its message', async () => {
    const { own, lines } = await logged();
    const reply = await own.answer(echo, new RpcMessage({ text: 'x' }, { token }), async () => {
      throw new Error('password=hunter2');
    });
    const failure = failureIn(reply);
    expect(failure).toMatchObject({
      code: 'platform/internal-error',
      kind: 'bug',
      message: 'the request failed',
    });
    expect(lines.join()).toContain(String(failure.details?.['errorId']));
  });

  it('passes a refusal on as it is, also a wrapped one', async () => {
    const refusal = new DomainError({
      code: 'organization/no',
      kind: 'refused',
      message: 'no',
      details: { limit: 3 },
    });
    const handler: RpcHandler = async () => {
      throw new Error('outer', { cause: refusal });
    };
    expect(failureIn(await ask(echo, { text: 'x' }, { handler }))).toEqual(refusal.toFailure());
  });

  it('never answers undefined, and calls a view that breaks its contract a bug', async () => {
    const nothing = await ask(echo, { text: 'x' }, { handler: async () => undefined });
    expect(failureIn(nothing).code).toBe('platform/internal-error');
    const wrong = await ask(
      echo,
      { text: 'x' },
      { handler: async () => ({ text: 'x', by: 'p1', secret: 1 }) },
    );
    expect(failureIn(wrong).code).toBe('platform/internal-error');
  });

  it('answers an unreadable message with a code', async () => {
    const reply = await door.answer(echo, new RpcMessage(null, {}, 'too-deep'), never);
    expect(failureIn(reply)).toMatchObject({
      code: 'platform/invalid-input',
      details: { reason: 'too-deep' },
    });
  });
});

describe('access', () => {
  const asWhom: Record<string, () => Headers> = {
    nobody: () => ({ token: undefined }),
    person: () => ({ token }),
    machine: () => ({ token: machineToken }),
  };
  it.each([
    [open, 'nobody', 'ok'],
    [open, 'person', 'ok'],
    [echo, 'nobody', 'platform/unauthenticated'],
    [echo, 'machine', 'platform/not-permitted'],
    [inner, 'nobody', 'platform/unauthenticated'],
    [inner, 'person', 'platform/not-permitted'],
    [inner, 'machine', 'ok'],
    [note, 'machine', 'platform/not-permitted'],
  ])('to %o for %s: %s', async (contract, who, expected) => {
    const handler: RpcHandler = async (_input, { caller }) => ({ caller: caller.personId });
    const headers = { ...asWhom[who]!(), idempotencyKey: 'k' };
    const reply = await ask(contract, contract === echo ? { text: 'x' } : {}, { headers, handler });
    expect('failure' in reply ? reply.failure.code : 'ok').toBe(expected);
  });

  it('of a duty is for those who hold it', async () => {
    const idle = { ...person, appointments: [{ ...person.appointments[0]!, duties: ['review' as const] }] };
    const headers = { token: await (await signerOf('gateway')).sign(idle), idempotencyKey: 'k' };
    expect(failureIn(await ask(note, { text: 'x' }, { headers })).code).toBe('platform/not-permitted');
  });

  it('looks at a bad token even where anyone may ask, and tells the log what is wrong with it', async () => {
    const { own, lines } = await logged();
    const reply = await own.answer(open, new RpcMessage({}, { token: 'forged' }), async () => ({}));
    const failure = failureIn(reply);
    expect(failure).toMatchObject({ code: 'platform/caller-token-rejected', kind: 'unavailable' });
    expect(lines.join()).toContain(String(failure.details?.['reason']));
  });

  it('comes before the look at the input', async () => {
    const reply = await ask(echo, { wrong: true }, { headers: { token: undefined } });
    expect(failureIn(reply).code).toBe('platform/unauthenticated');
  });
});

describe('a command', () => {
  const contexts: RpcRequest[] = [];
  const handler: RpcHandler = async (_input, request) => {
    contexts.push(request);
    const { commandKey, requestHash, expectedVersion } = request.context;
    return { key: commandKey, hash: requestHash, version: expectedVersion };
  };
  const hashOf = async (text: string, headers: Headers = {}) => {
    const reply = await ask(note, { text }, { headers: { idempotencyKey: 'k', ...headers }, handler });
    return ('ok' in reply ? (reply.ok as { hash: string }) : { hash: '' }).hash;
  };

  it.each([undefined, '', 'a b', 'ключ', 'k'.repeat(129)])(
    'is refused with the key %j',
    async (idempotencyKey) => {
      const reply = await ask(note, { text: 'x' }, { headers: { idempotencyKey } });
      expect(failureIn(reply).code).toBe('platform/idempotency-key-required');
    },
  );

  it('has the same hash for the same content, another for another text or version', async () => {
    const hash = await hashOf('x');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await hashOf('x', { idempotencyKey: 'other' })).toBe(hash);
    expect(await hashOf('y')).not.toBe(hash);
    expect(await hashOf('x', { expectedVersion: '4' })).not.toBe(hash);
  });

  it('knows its correlation, and asks on in the same name without its own key', async () => {
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    await ask(
      note,
      { text: 'x' },
      { headers: { idempotencyKey: 'k', correlationId: 'c-1', traceparent }, handler },
    );
    const { call, context, deadline } = contexts.at(-1)!;
    expect(context.correlationId).toBe('c-1');
    expect(call).toMatchObject({ token, correlationId: 'c-1', deadline });
    expect(call.idempotencyKey).toBeUndefined();
    expect(call.traceparent).toMatch(new RegExp(`^00-${'a'.repeat(32)}-(?!b{16})[0-9a-f]{16}-01$`));
  });

  it('gets a correlation of its own in place of one that could spoil logs', async () => {
    const headers = { idempotencyKey: 'k', correlationId: 'a\nb' };
    await ask(note, { text: 'x' }, { headers, handler });
    expect(contexts.at(-1)!.context.correlationId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('may still be refused for a reason of the platform', async () => {
    const stale: RpcHandler = async () => {
      throw new PlatformError('platform/stale-version', 'seen version 3, is 4', { version: 4 });
    };
    const reply = await ask(note, { text: 'x' }, { headers: { idempotencyKey: 'k' }, handler: stale });
    expect(failureIn(reply)).toMatchObject({
      code: 'platform/stale-version',
      kind: 'stale',
      details: { version: 4 },
    });
  });
});
