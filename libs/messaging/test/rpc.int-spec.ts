import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ClientNats } from '@nestjs/microservices';
import { PlatformError } from '#libs/contracts';
import { eventually, expectRefusal, natsUrl } from '#libs/testing';
import { lastValueFrom, timeout } from 'rxjs';
import type { RunningService } from '../src/index.js';
import { log } from './echo-service.js';
import { startEcho } from './test-settings.js';
import { echo, inner, open } from './fixtures.js';
import { gatewayClient, type TestClient } from './rpc-client-fixture.js';
import { describeRpcClient } from './rpc-client.suite.js';

let replicas: RunningService[];
let client: TestClient;

beforeAll(async () => {
  replicas = await Promise.all([startEcho(), startEcho()]);
  client = await gatewayClient();
});

afterAll(async () => {
  await client.bus.close();
  await Promise.all(replicas.map((replica) => replica.stop()));
});

afterEach(() => {
  log.texts = [];
  log.gate = Promise.resolve();
});

describeRpcClient('the RPC client over the bus', async () => {
  const made = await gatewayClient();
  return { ...made, close: () => made.bus.close() };
});

describe('a request over the bus', () => {
  it('is carried out once, however many replicas there are', async () => {
    const texts = Array.from({ length: 50 }, (_, index) => `t${index}`);
    await Promise.all(texts.map((text) => client.rpc.send(echo, { text }, client.asPerson)));
    expect([...log.texts].sort()).toEqual([...texts].sort());
  });

  it('of a service for itself needs no more than its name', async () => {
    expect(await client.rpc.send(inner, {}, await client.rpc.callAsService('gateway', 'c-1'))).toEqual({
      caller: 'gateway',
    });
  });

  it('that is not answered in time ends with the deadline', async () => {
    let release = () => {};
    log.gate = new Promise((resolve) => (release = resolve));
    const call = { ...client.asPerson, deadlineMs: 100 };
    await expectRefusal(client.rpc.send(echo, { text: 'slow' }, call), 'platform/deadline-exceeded');
    release();
  });

  it.each(['platform/unavailable', 'platform/caller-token-rejected'] as const)(
    'that one process refuses with %s is sent once more',
    async (code) => {
      log.failures = [new PlatformError(code, 'not here')];
      expect((await client.rpc.send(echo, { text: 'again' }, client.asPerson)).text).toBe('again');
      expect(log.texts).toEqual(['again', 'again']);
    },
  );

  it('keeps the deadline of the request it is part of', async () => {
    const call = { ...client.asPerson, deadline: new Date(Date.now() - 1) };
    await expectRefusal(client.rpc.send(echo, { text: 'late' }, call), 'platform/deadline-exceeded');
    expect(log.texts).toEqual([]);
  });

  it('is refused when it, or its reply, is too large to be sent', async () => {
    const text = 'x'.repeat(500_000);
    const reply = client.rpc.send(echo, { text, times: 2 }, client.asPerson);
    expect(await expectRefusal(reply, 'platform/payload-too-large')).toMatchObject({ kind: 'invalid_input' });
    const request = client.rpc.send(echo, { text: 'x'.repeat(1_000_000) }, client.asPerson);
    await expectRefusal(request, 'platform/payload-too-large');
    expect(await client.rpc.send(open, {}, {})).toEqual({ caller: 'anonymous' });
  });
});

describe('what is no request', () => {
  const deep = `{"id":"1","data":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  it.each([
    ['a message without id', '{"data":{"text":"x"}}'],
    ['a number', '5'],
    ['nothing', ''],
    ['binary', Uint8Array.of(0, 1, 2, 0xff)],
    ['half a message', '{"id":"1","da'],
    ['very deep data', deep],
    ['a polluting key', '{"id":"1","data":{"__proto__":{"text":"x"}}}'],
  ])('%s gets a coded failure, is not carried out, and the next request works', async (_, bytes) => {
    const reply = await client.bus.nats.request(echo.subject, bytes, { timeout: 2_000 });
    expect(reply.json()).toMatchObject({ response: { failure: { code: 'platform/invalid-input' } } });
    expect((await client.rpc.send(echo, { text: 'next' }, client.asPerson)).text).toBe('next');
    expect(log.texts).toEqual(['next']);
  });

  it('a request that asks for no reply is dropped', async () => {
    client.bus.nats.publish(open.subject, '{"id":"1","data":{}}');
    client.bus.nats.publish(echo.subject, 'garbage');
    expect((await client.rpc.send(echo, { text: 'next' }, client.asPerson)).text).toBe('next');
    expect(log.texts).toEqual(['next']);
  });
});

describe('Nest’s own client', () => {
  it('is understood, too', async () => {
    const nest = new ClientNats({ servers: natsUrl() });
    try {
      const reply = await lastValueFrom(nest.send(open.subject, {}).pipe(timeout(2_000)));
      expect(reply).toEqual({ ok: { caller: 'anonymous' } });
    } finally {
      await nest.close();
    }
  });
});

describe('a replica that stops', () => {
  it('answers what it has begun, takes nothing new, and waits no longer than that', async () => {
    const leaving = await startEcho();
    await Promise.all(replicas.splice(0).map((replica) => replica.stop()));
    let release = () => {};
    log.gate = new Promise((resolve) => (release = resolve));
    const pending = client.rpc.send(echo, { text: 'begun' }, client.asPerson);
    await eventually(() => expect(log.texts).toEqual(['begun']));
    const started = Date.now();
    const stopped = leaving.stop();
    await eventually(() => expectRefusal(client.rpc.send(open, {}, {}), 'platform/unavailable'));
    release();
    expect((await pending).text).toBe('begun');
    await stopped;
    expect(Date.now() - started).toBeLessThan(5_000);
  });

  it('loses no request while another one takes over', async () => {
    replicas = [await startEcho()];
    const outcomes: Promise<unknown>[] = [];
    for (let round = 0; round < 5; round += 1) {
      const next = await startEcho();
      const [old] = replicas.splice(0, 1, next);
      const stopped = old!.stop();
      for (let index = 0; index < 100; index += 1) {
        outcomes.push(client.rpc.send(echo, { text: `${round}-${index}` }, client.asPerson));
        if (index % 10 === 0) await client.bus.nats.flush();
      }
      await stopped;
    }
    expect((await Promise.allSettled(outcomes)).filter(({ status }) => status === 'rejected')).toEqual([]);
    expect(new Set(log.texts).size).toBe(500);
    expect(log.texts).toHaveLength(500);
  }, 20_000);
});
