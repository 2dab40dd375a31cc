import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NatsConnection } from '@nats-io/transport-node';
import { setImmediate as turn } from 'node:timers/promises';
import { BusConnection } from '../src/index.js';
import { flushOnceATurn } from '../src/connection/flush-once-a-turn.js';
import { quiet } from './fixtures.js';
import { asUser } from './private-nats.js';
import { settingsFor } from './test-settings.js';

interface Inside {
  readonly protocol: { readonly transport: { send(frame: Uint8Array): void } };
}

let bus: BusConnection;
const writes: string[] = [];

beforeAll(async () => {
  bus = await BusConnection.open(
    await settingsFor('organization', asUser('organization')),
    'organization',
    quiet(),
  );
  const { transport } = (bus.nats as unknown as Inside).protocol;
  const send = transport.send.bind(transport);
  transport.send = (frame) => {
    writes.push(Buffer.from(frame).toString());
    send(frame);
  };
});

afterAll(() => bus.close());

describe('A connection to the bus', () => {
  it('writes once in a turn, however many functions have sent something, and in their order', async () => {
    const sendings = Array.from({ length: 20 }, async (_, n) => {
      for (let steps = 0; steps < n; steps += 1) await Promise.resolve();
      bus.nats.publish('push.organization', `message ${n}.`);
    });
    await Promise.all(sendings);
    await turn();
    expect(writes).toHaveLength(1);
    expect(writes[0]!.match(/message \d+\./g)).toEqual(sendings.map((_, n) => `message ${n}.`));
  });

  it('has nothing left unwritten when it is flushed', async () => {
    writes.length = 0;
    bus.nats.publish('push.organization', 'the last one');
    await bus.nats.flush();
    expect(writes.join('')).toContain('the last one');
  });

  it('is not opened with a client that flushes in another way', () => {
    expect(() => flushOnceATurn({} as NatsConnection)).toThrow('flushes in another way');
  });
});
