import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PUSH_SUBJECT, type PushHint } from '#libs/contracts';
import { eventually } from '#libs/testing';
import { BusConnection, HintSubscriber, NatsHintPublisher, NatsNudge } from '../src/index.js';
import { quiet } from './fixtures.js';
import { asUser } from './private-nats.js';
import { settingsFor } from './test-settings.js';

const { logger } = quiet();
let owner: BusConnection;
let gateways: BusConnection[];

beforeAll(async () => {
  owner = await BusConnection.open(
    await settingsFor('organization', asUser('organization')),
    'organization',
    quiet(),
  );
  const settings = await settingsFor('gateway', asUser('gateway'));
  gateways = await Promise.all([1, 2].map(() => BusConnection.open(settings, 'gateway', quiet())));
});

afterAll(async () => {
  await Promise.all([owner, ...gateways].map((bus) => bus.close()));
});

const hint = (id: string, topic: PushHint['topic'] = 'task'): PushHint => ({
  topic,
  id,
  version: 1,
  to: { unitPaths: ['/1/12/'] },
});

describe('hints', () => {
  it('reach every gateway, also those about sessions; garbage and a failing listener stop nothing', async () => {
    const seen: PushHint[][] = [[], []];
    const endings = gateways.map((bus, index) =>
      new HintSubscriber(bus, logger).subscribe((received) => {
        seen[index]!.push(received);
        if (received.id === 'breaks') throw new Error('a bug in the listener');
      }),
    );
    await Promise.all(gateways.map((bus) => bus.nats.flush()));
    const publisher = new NatsHintPublisher(owner, logger);
    owner.nats.publish(PUSH_SUBJECT, '{"topic":"task"}');
    owner.nats.publish(PUSH_SUBJECT, Uint8Array.of(0xff));
    const sent = [hint('breaks'), hint('a'), hint('s', 'session-revoked')];
    for (const one of sent) publisher.send(one);
    const byId = (hints: readonly PushHint[]) => [...hints].sort((a, b) => (a.id < b.id ? -1 : 1));
    await eventually(() => expect(seen.map(byId)).toEqual([byId(sent), byId(sent)]));
    for (const end of endings) end();
  });

  it('reach all who listen in one process, past one that fails, until they listen no more', async () => {
    const subscriber = new HintSubscriber(gateways[0]!, logger);
    const seen: string[][] = [[], []];
    const endFailing = subscriber.subscribe(() => {
      throw new Error('a bug in the first listener');
    });
    const [endFirst, endSecond] = seen.map((heard) => subscriber.subscribe(({ id }) => heard.push(id)));
    await gateways[0]!.nats.flush();
    const publisher = new NatsHintPublisher(owner, logger);
    publisher.send(hint('both'));
    await eventually(() => expect(seen).toEqual([['both'], ['both']]));
    endFailing();
    endFirst!();
    publisher.send(hint('second'));
    await eventually(() => expect(seen[1]).toEqual(['both', 'second']));
    expect(seen[0]).toEqual(['both']);
    endSecond!();
  });

  it('are lost quietly when the bus is gone', async () => {
    const bus = await BusConnection.open(await settingsFor('organization'), 'organization', quiet());
    await bus.close();
    expect(() => new NatsHintPublisher(bus, logger).send(hint('x'))).not.toThrow();
    expect(() => new NatsNudge(bus).send()).not.toThrow();
  });
});

describe('a nudge', () => {
  it('reaches the other replicas of the service', async () => {
    const settings = await settingsFor('organization', asUser('organization'));
    const replica = await BusConnection.open(settings, 'organization', quiet());
    let nudged = 0;
    new NatsNudge(replica).onNudge(() => (nudged += 1));
    await replica.nats.flush();
    new NatsNudge(owner).send();
    await eventually(() => expect(nudged).toBe(1));
    await replica.close();
  });
});
