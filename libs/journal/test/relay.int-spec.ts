import { uuidv7 } from '#libs/kernel';
import {
  FactPublisher,
  InMemoryBus,
  messageIdOf,
  type OutgoingFact,
  type PublishOutcome,
  publishInOrder,
} from '#libs/messaging';
import { createLogger, Metrics } from '#libs/observability';
import { Lease } from '#libs/persistence';
import { eventually } from '#libs/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { JournaledStore, PendingQueue, Relay } from '../src/index.js';
import { contextOf, type CountersDatabase, openCounters, raise, SCHEMA } from './counters.js';

/** A bus that can be away, can choke on one aggregate, and can lose its answer after it has stored. */
class TryingPublisher extends FactPublisher {
  readonly stored: OutgoingFact[] = [];
  readonly bus = new InMemoryBus();
  away = false;
  choking = new Set<string>();
  loseAnswers = 0;
  /** When each round came. */
  readonly rounds: number[] = [];

  async publish(batch: readonly OutgoingFact[]): Promise<readonly PublishOutcome[]> {
    this.rounds.push(performance.now());
    const outcomes = await publishInOrder(batch, async (fact) => {
      if (this.away) throw new Error('the bus is away');
      if (this.choking.has(fact.envelope.aggregateId)) throw new Error('too large');
      const [outcome] = await this.bus.publish([fact]);
      const duplicate = outcome?.status === 'stored' && outcome.duplicate;
      if (!duplicate) this.stored.push(fact);
      return duplicate;
    });
    if (this.loseAnswers > 0) {
      this.loseAnswers -= 1;
      throw new Error('the process died between publishing and deleting');
    }
    return outcomes;
  }

  versionsOf(aggregateId: string): number[] {
    return this.stored
      .filter((fact) => fact.envelope.aggregateId === aggregateId)
      .map((fact) => fact.envelope.aggregateVersion);
  }
}

let counters: CountersDatabase;
let dataSource: DataSource;
let publisher: TryingPublisher;
let relays: Relay[] = [];

beforeAll(async () => {
  counters = await openCounters();
  dataSource = await counters.connect();
});

beforeEach(async () => {
  publisher = new TryingPublisher();
  await counters.query('delete from task_dispatch.pending');
});

afterEach(async () => {
  for (const relay of relays) await relay.stop();
  relays = [];
});

afterAll(() => counters.close());

function newRelay(on: DataSource = dataSource): Relay {
  const relay = new Relay({
    service: 'task-dispatch',
    queue: new PendingQueue(on, SCHEMA),
    publisher,
    lease: new Lease(on, { schema: SCHEMA, name: 'relay', ttlMs: 10_000 }),
    logger: createLogger('test', 'silent'),
    metrics: new Metrics(),
  });
  relays.push(relay);
  return relay;
}

function storeOf(relay: Relay): JournaledStore {
  return new JournaledStore(dataSource, () => relay.wake());
}

const backlog = () => new PendingQueue(dataSource, SCHEMA).backlog();
const raiseTimes = async (store: JournaledStore, id: string, times: number) => {
  for (let n = 0; n < times; n += 1) await store.execute(raise(id, contextOf()));
};

describe('the relay', () => {
  it('publishes what was committed, in the order of each aggregate, and leaves nothing behind', async () => {
    const relay = newRelay();
    relay.start();
    const store = storeOf(relay);
    const ids = [uuidv7(), uuidv7(), uuidv7()];
    await Promise.all(ids.map((id) => raiseTimes(store, id, 20)));
    await eventually(async () => expect(await backlog()).toMatchObject({ count: 0 }));
    const upToTwenty = Array.from({ length: 20 }, (_, n) => n + 1);
    expect(ids.map((id) => publisher.versionsOf(id))).toEqual([upToTwenty, upToTwenty, upToTwenty]);
  });

  it('lets what comes soon after a round of many wait for the next, 60 ms from it at the earliest', async () => {
    const relay = newRelay();
    const id = uuidv7();
    await raiseTimes(new JournaledStore(dataSource), id, 20);
    relay.start();
    await eventually(() => expect(publisher.versionsOf(id)).toHaveLength(20), { every: 1 });
    await raiseTimes(storeOf(relay), id, 5);
    await eventually(() => expect(publisher.versionsOf(id)).toHaveLength(25));
    const [many, next] = publisher.rounds;
    expect(next! - many!).toBeGreaterThan(55);
  });

  it('lets no fact wait that comes after few, however soon', async () => {
    const relay = newRelay();
    relay.start();
    const id = uuidv7();
    const store = storeOf(relay);
    for (let version = 1; version <= 20; version += 1) {
      await raiseTimes(store, id, 1);
      await eventually(() => expect(publisher.versionsOf(id)).toHaveLength(version), { every: 1 });
    }
    // The middle of them, so that a machine that was busy for a moment proves nothing.
    const gaps = publisher.rounds.slice(1).map((at, index) => at - publisher.rounds[index]!);
    expect(gaps.toSorted((a, b) => a - b)[10]).toBeLessThan(55);
  });

  it('publishes the envelope that the journal holds', async () => {
    const id = uuidv7();
    const context = contextOf({ causationId: uuidv7() });
    await new JournaledStore(dataSource).execute(raise(id, context));
    await newRelay().publishBatch();
    expect(publisher.stored).toMatchObject([
      {
        subject: 'evt.task-dispatch.v1.counter.raised',
        attempt: 1,
        envelope: {
          type: 'task-dispatch.counter.raised',
          districtId: context.caller.districtId,
          actor: { kind: 'person', personId: 'wang' },
          correlationId: context.correlationId,
          causationId: context.causationId,
          aggregateId: id,
          aggregateVersion: 1,
          data: { value: 1 },
        },
      },
    ]);
  });

  it('publishes again after a crash between publishing and deleting, and the bus takes it once', async () => {
    const id = uuidv7();
    await raiseTimes(new JournaledStore(dataSource), id, 3);
    publisher.loseAnswers = 1;
    const relay = newRelay();
    await expect(relay.publishBatch()).rejects.toThrow('died');
    expect(await backlog()).toMatchObject({ count: 3 });
    expect(await relay.publishBatch()).toBe('more');
    expect(await backlog()).toMatchObject({ count: 0 });
    expect(publisher.versionsOf(id)).toEqual([1, 2, 3]);
  });

  it('lets one fact that cannot be published stop its aggregate, not the others', async () => {
    const [bad, good] = [uuidv7(), uuidv7()];
    const store = new JournaledStore(dataSource);
    await raiseTimes(store, bad, 2);
    await raiseTimes(store, good, 2);
    publisher.choking.add(bad);
    const relay = newRelay();
    await relay.publishBatch();
    expect(publisher.versionsOf(good)).toEqual([1, 2]);
    expect(publisher.versionsOf(bad)).toEqual([]);
    await raiseTimes(store, good, 1);
    await relay.publishBatch();
    expect(publisher.versionsOf(good)).toEqual([1, 2, 3]);
    publisher.choking.clear();
    relay.start();
    await eventually(() => expect(publisher.versionsOf(bad)).toEqual([1, 2]));
  });

  it('keeps everything while the bus is away and catches up when it is back', async () => {
    publisher.away = true;
    const relay = newRelay();
    relay.start();
    const id = uuidv7();
    await raiseTimes(storeOf(relay), id, 5);
    expect(await relay.publishBatch()).toBe('bus-away');
    expect(await backlog()).toMatchObject({ count: 5 });
    publisher.away = false;
    await eventually(() => expect(publisher.versionsOf(id)).toEqual([1, 2, 3, 4, 5]));
  });

  it('is one of two replicas, and the other takes over when the first one stops', async () => {
    const other = await counters.connect();
    const [first, second] = [newRelay(), newRelay(other)];
    first.start();
    const id = uuidv7();
    await raiseTimes(storeOf(first), id, 1);
    await eventually(() => expect(publisher.versionsOf(id)).toEqual([1]));
    second.start();
    await first.stop();
    await raiseTimes(new JournaledStore(other, () => second.wake()), id, 1);
    await eventually(() => expect(publisher.versionsOf(id)).toEqual([1, 2]));
  });

  it('publishes each fact once for the bus although two relay at the same time', async () => {
    const ids = Array.from({ length: 10 }, () => uuidv7());
    await Promise.all(ids.map((id) => raiseTimes(new JournaledStore(dataSource), id, 5)));
    const [a, b] = [newRelay(), newRelay()];
    await Promise.all([a.publishBatch(), b.publishBatch(), a.publishBatch(), b.publishBatch()]);
    expect(await backlog()).toMatchObject({ count: 0 });
    expect(new Set(publisher.stored.map(messageIdOf)).size).toBe(50);
    expect(ids.map((id) => publisher.versionsOf(id))).toEqual(ids.map(() => [1, 2, 3, 4, 5]));
  });

  it('finishes what is left when it is stopped', async () => {
    const relay = newRelay();
    relay.start();
    const id = uuidv7();
    await raiseTimes(storeOf(relay), id, 1);
    await eventually(() => expect(publisher.versionsOf(id)).toEqual([1]));
    await raiseTimes(new JournaledStore(dataSource), id, 10);
    await relay.stop();
    expect(publisher.versionsOf(id)).toHaveLength(11);
  });
});

describe('a lease', () => {
  const lease = (name: string, ttlMs: number) => new Lease(dataSource, { schema: SCHEMA, name, ttlMs });

  it('belongs to one at a time and can be renewed by its holder', async () => {
    const [a, b] = [lease('one', 10_000), lease('one', 10_000)];
    expect([await a.hold(), await b.hold(), await a.hold()]).toEqual([true, false, true]);
  });

  it('passes on when it has run out, by the clock of the database', async () => {
    const [a, b] = [lease('short', 50), lease('short', 50)];
    expect(await a.hold()).toBe(true);
    await eventually(async () => expect(await b.hold()).toBe(true));
    expect(await a.hold()).toBe(false);
  });

  it('passes on at once when it is given back, and only its holder can do that', async () => {
    const [a, b] = [lease('given', 10_000), lease('given', 10_000)];
    await a.hold();
    await b.release();
    expect(await b.hold()).toBe(false);
    await a.release();
    expect(await b.hold()).toBe(true);
  });
});
