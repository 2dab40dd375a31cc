import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Envelope, FactOf } from '#libs/contracts';
import { eventually, expectRefusal } from '#libs/testing';
import {
  BusConnection,
  createRegistry,
  FactConsumer,
  FactConsumerHost,
  InMemoryFactInbox,
  JetStreamFactBus,
  JetStreamFactPublisher,
  type RunningService,
} from '../src/index.js';
import { aFact, echo, planted, quiet } from './fixtures.js';
import { PrivateNats, asUser } from './private-nats.js';
import { gatewayClient, type TestClient } from './rpc-client-fixture.js';
import { settingsFor, startEcho } from './test-settings.js';

let nats: PrivateNats;

beforeEach(async () => {
  nats = new PrivateNats();
  await nats.start();
});

afterEach(() => nats.remove());

describe('requests, while the bus is away,', () => {
  let service: RunningService;
  let client: TestClient;

  beforeEach(async () => {
    service = await startEcho({ natsUrl: nats.url });
    client = await gatewayClient({ natsUrl: nats.url });
  });

  afterEach(async () => {
    await client.bus.close();
    await service.stop();
  });

  const ask = () => client.rpc.send(echo, { text: 'x' }, client.asPerson);

  it('are unavailable at once; the service lives and answers again when the bus is back', async () => {
    expect((await ask()).text).toBe('x');
    await nats.kill();
    await eventually(() => expect(client.bus.connected).toBe(false));
    const started = Date.now();
    await expectRefusal(ask(), 'platform/unavailable');
    expect(Date.now() - started).toBeLessThan(500);
    await nats.start();
    expect((await eventually(ask, { within: 10_000 })).text).toBe('x');
  }, 30_000);

  it('and were under way, end with their deadline at the latest', async () => {
    const killed = nats.kill();
    const call = { ...client.asPerson, deadlineMs: 500 };
    const outcome = await client.rpc.send(echo, { text: 'x' }, call).catch((error: unknown) => error);
    expect(outcome).toMatchObject({ kind: 'unavailable' });
    await killed;
    await nats.start();
    expect((await eventually(ask, { within: 10_000 })).text).toBe('x');
  }, 30_000);
});

class OnPlanted extends FactConsumer<typeof planted> {
  readonly facts = [planted];
  readonly kinds: string[] = [];
  async apply(facts: readonly FactOf<typeof planted>[]): Promise<void> {
    this.kinds.push(...facts.map((fact) => fact.data.kind));
  }
}

describe('facts, when the bus was killed,', () => {
  const consumer = new OnPlanted();
  let publishing: BusConnection;
  let consuming: BusConnection;
  let host: FactConsumerHost;

  beforeEach(async () => {
    await nats.layOut(['approval__organization']);
    const settings = { natsUrl: nats.url };
    const owner = await settingsFor('organization', { ...settings, ...asUser('organization') });
    const reader = await settingsFor('approval', { ...settings, ...asUser('approval') });
    publishing = await BusConnection.open(owner, 'organization', quiet());
    consuming = await BusConnection.open(reader, 'approval', quiet());
    const parts = { bus: new JetStreamFactBus(consuming), inbox: new InMemoryFactInbox(), ...quiet() };
    const registry = createRegistry({ rpcs: [], facts: [planted] });
    host = new FactConsumerHost({ service: 'approval', registry, ...parts }, [consumer]);
    consumer.kinds.length = 0;
    host.start();
    expect(await publish('before')).toBe('stored');
    await eventually(() => expect(consumer.kinds).toEqual(['before']));
    await nats.kill();
    await eventually(() => expect([publishing.connected, consuming.connected]).toEqual([false, false]));
  });

  afterEach(async () => {
    await host.stop();
    await publishing.close();
    await consuming.close();
  });

  const publish = async (kind: string) => {
    const publisher = new JetStreamFactPublisher(publishing, quiet().metrics);
    const envelope: Envelope = aFact(planted, { kind });
    const [outcome] = await publisher.publish([{ envelope, subject: planted.subject, attempt: 1 }]);
    return outcome!.status;
  };

  it('are not stored meanwhile, and are consumed once each when it is back', async () => {
    expect(await publish('lost')).toBe('failed');
    await nats.start();
    await eventually(async () => expect(await publish('after')).toBe('stored'), { within: 10_000 });
    await eventually(() => expect(consumer.kinds).toEqual(['before', 'after']), { within: 20_000 });
  }, 60_000);

  it('do not wait for long when it came back without JetStream at first', async () => {
    await nats.start({ jetstream: false });
    await eventually(() => expect([publishing.connected, consuming.connected]).toEqual([true, true]));
    expect(await publish('lost')).toBe('failed');
    await nats.kill();
    await nats.start();
    await eventually(async () => expect(await publish('after')).toBe('stored'), { within: 10_000 });
    await eventually(() => expect(consumer.kinds).toEqual(['before', 'after']), { within: 12_000 });
  }, 60_000);
});
