import { PlatformError, type ReconcileCell, type ServiceName } from '#libs/contracts';
import { SystemClock, uuidv7 } from '#libs/kernel';
import { FactPublisher, messageIdOf, type OutgoingFact, type PublishOutcome } from '#libs/messaging';
import { createLogger, Metrics } from '#libs/observability';
import { createDataSource, Lease, runMigrations } from '#libs/persistence';
import { eventually } from '#libs/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import {
  type CellKey,
  ConsumerBooks,
  JournaledStore,
  journalMigration,
  type MinuteRange,
  OwnerBooks,
  PendingQueue,
  PostgresFactInbox,
  RECONCILE_RULES,
  type ReconcileRules,
  Reconciler,
  ReconcilerPeers,
  Relay,
} from '../src/index.js';
import { ReconcileTimer } from '../src/reconcile-timer.js';
import { contextOf, type CountersDatabase, openCounters, raise, raised, SCHEMA } from './counters.js';

const CONSUMER = 'approval__task-dispatch';

/** A bus that says "stored" of everything and can forget facts afterwards, as a real one does. */
class ForgetfulBus extends FactPublisher {
  forgets: (fact: OutgoingFact) => boolean = () => false;
  readonly messageIds = new Set<string>();
  private arrived: OutgoingFact[] = [];

  async publish(batch: readonly OutgoingFact[]): Promise<readonly PublishOutcome[]> {
    return batch.map((fact) => {
      const duplicate = this.messageIds.has(messageIdOf(fact));
      this.messageIds.add(messageIdOf(fact));
      if (!duplicate && !this.forgets(fact)) this.arrived.push(fact);
      return { status: 'stored', duplicate };
    });
  }

  take(): OutgoingFact[] {
    return this.arrived.splice(0);
  }
}

/** Asks the consumers' books directly; everybody but `approval` takes no facts, or is away. */
class BooksOfApproval extends ReconcilerPeers {
  away = false;
  asked = 0;

  constructor(private readonly books: ConsumerBooks) {
    super();
  }

  override async cells(peer: ServiceName, range: MinuteRange): Promise<readonly ReconcileCell[] | null> {
    if (peer !== 'approval') return null;
    if (this.away) throw new PlatformError('platform/unavailable', 'nobody there');
    return await this.books.cells('task-dispatch', range);
  }

  override async ids(_: ServiceName, cell: CellKey): Promise<ReadonlySet<string>> {
    this.asked += 1;
    return new Set(await this.books.ids('task-dispatch', cell, null));
  }
}

let counters: CountersDatabase;
let owner: DataSource;
let consumer: DataSource;
let bus: ForgetfulBus;
let peers: BooksOfApproval;
let relay: Relay;
let store: JournaledStore;

beforeAll(async () => {
  counters = await openCounters();
  owner = await counters.connect();
  const { url } = counters.database;
  await runMigrations(url, {
    service: 'approval',
    schema: 'approval',
    migrations: [journalMigration('approval')],
  });
  consumer = await createDataSource({
    url,
    schema: 'approval',
    poolSize: 2,
    applicationName: 'approval',
  }).initialize();
});

beforeEach(async () => {
  bus = new ForgetfulBus();
  peers = new BooksOfApproval(new ConsumerBooks(consumer, 'approval', 'approval'));
  store = new JournaledStore(owner);
  relay = new Relay({
    service: 'task-dispatch',
    queue: new PendingQueue(owner, SCHEMA),
    publisher: bus,
    lease: new Lease(owner, { schema: SCHEMA, name: 'relay', ttlMs: 1_000 }),
    logger: createLogger('test', 'silent'),
    metrics: new Metrics(),
  });
  await deliver();
  await reconciler().reconcileOnce('everything');
  await deliver();
});

afterAll(async () => {
  await consumer.destroy();
  await counters.close();
});

function reconciler(rules: Partial<ReconcileRules> = {}): Reconciler {
  return new Reconciler(
    {
      books: new OwnerBooks(owner, SCHEMA),
      peers,
      clock: new SystemClock(),
      onMissing: () => undefined,
    },
    { ...RECONCILE_RULES, quietMinutes: 0, windowMinutes: 60, ...rules },
  );
}

/** Everything pending goes out, everything that arrived is settled; returns the ids settled for the first time. */
async function deliver(): Promise<string[]> {
  const inbox = new PostgresFactInbox(consumer, 'approval');
  const fresh: string[] = [];
  while ((await relay.publishBatch()) === 'more');
  const facts = bus.take().map((fact) => fact.envelope);
  await inbox.settle({ consumer: CONSUMER, facts }, async (unseen) => {
    fresh.push(...unseen.map((fact) => fact.id));
  });
  return fresh;
}

describe('the reconciler', () => {
  it('publishes nothing again when every receipt is there', async () => {
    for (let n = 0; n < 20; n += 1) await store.execute(raise(uuidv7(), contextOf()));
    await deliver();
    const result = await reconciler().reconcileOnce();
    expect(result).toMatchObject({ differing: 0, republished: 0, unknown: 0, unreachable: [] });
    expect(result.compared).toBeGreaterThan(0);
    expect(peers.asked).toBe(0);
    expect(await deliver()).toEqual([]);
  });

  it('finds what the bus has lost and gets it to the consumer, under a new message id', async () => {
    const lost = uuidv7();
    bus.forgets = (fact) => fact.envelope.aggregateId === lost;
    for (const id of [uuidv7(), lost, uuidv7()]) await store.execute(raise(id, contextOf()));
    expect(await deliver()).toHaveLength(2);
    bus.forgets = () => false;
    expect(await reconciler().reconcileOnce()).toMatchObject({ differing: 1, republished: 1 });
    expect(await deliver()).toHaveLength(1);
    expect([...bus.messageIds].filter((id) => id.endsWith(':2'))).toHaveLength(1);
    expect(await reconciler().reconcileOnce()).toMatchObject({ differing: 0, republished: 0 });
  });

  it('has every fact delivered although the bus was wiped as a whole', async () => {
    bus.forgets = () => true;
    const ids = Array.from({ length: 100 }, () => uuidv7());
    await store.write(
      ids.map((id) => ({
        table: raise(id, contextOf()).table,
        id,
        expectedVersion: 0,
        context: contextOf(),
        ...raised(null, id),
      })),
    );
    expect(await deliver()).toEqual([]);
    bus.forgets = () => false;
    expect(await reconciler().reconcileOnce()).toMatchObject({ republished: 100 });
    expect(await deliver()).toHaveLength(100);
  });

  it('raises the attempt each time a fact is lost', async () => {
    bus.forgets = () => true;
    await store.execute(raise(uuidv7(), contextOf()));
    await deliver();
    for (const attempt of [2, 3]) {
      expect(await reconciler().reconcileOnce()).toMatchObject({ republished: 1 });
      await deliver();
      expect([...bus.messageIds].at(-1)).toMatch(new RegExp(`:${attempt}$`));
    }
  });

  it('leaves alone what is pending anyway', async () => {
    await store.execute(raise(uuidv7(), contextOf()));
    expect(await reconciler().reconcileOnce()).toMatchObject({ differing: 1, republished: 0 });
    expect(await deliver()).toHaveLength(1);
  });

  it('does not count what happened just now as lost', async () => {
    bus.forgets = () => true;
    await store.execute(raise(uuidv7(), contextOf()));
    await deliver();
    expect(await reconciler({ quietMinutes: 2 }).reconcileOnce()).toMatchObject({ differing: 0 });
  });

  it('does not bury a slow consumer: a round has a limit', async () => {
    bus.forgets = () => true;
    for (let n = 0; n < 10; n += 1) await store.execute(raise(uuidv7(), contextOf()));
    await deliver();
    expect(await reconciler({ maxRepublished: 4 }).reconcileOnce()).toMatchObject({ republished: 4 });
  });

  it('looks back to the first fact when everything is asked for, also at facts dated long ago', async () => {
    bus.forgets = () => true;
    const id = uuidv7();
    const old = raise(id, contextOf());
    await store.execute({
      ...old,
      decide: (counter) => {
        const change = old.decide(counter);
        if ('unchanged' in change) return change;
        const entries = change.entries.map((entry) => ({
          ...entry,
          occurredAt: new Date(Date.now() - 86_400_000),
        }));
        return { ...change, entries };
      },
    });
    await deliver();
    bus.forgets = () => false;
    expect(await reconciler().reconcileOnce('window')).toMatchObject({ republished: 0 });
    const shortSighted = reconciler({ horizonMinutes: 600 });
    expect(await shortSighted.reconcileOnce('everything')).toMatchObject({ republished: 0 });
    expect(await reconciler().reconcileOnce('everything')).toMatchObject({ republished: 1 });
    expect(await deliver()).toHaveLength(1);
  });

  it('tells of facts that a consumer has and the owner does not know', async () => {
    await store.execute(raise(uuidv7(), contextOf()));
    await deliver();
    await consumer.query(
      `insert into receipts select district_id, consumer, gen_random_uuid(), minute, bucket from receipts
        where consumer = $1 order by minute desc limit 1`,
      [CONSUMER],
    );
    expect(await reconciler().reconcileOnce()).toMatchObject({ unknown: 1, republished: 0 });
    await consumer.query('delete from receipts where fact_id::text !~ $1', ['^[0-9a-f]{8}-[0-9a-f]{4}-7']);
  });

  it('is not deceived by equal counts: one fact lost, one unknown, in the same minute and bucket', async () => {
    bus.forgets = () => true;
    await store.execute(raise(uuidv7(), contextOf()));
    await deliver();
    bus.forgets = () => false;
    const [lost] = await counters.query<{ district: string; minute: number; bucket: number }>(
      `select district_id as district, floor(extract(epoch from occurred_at) / 60)::int as minute, bucket
        from task_dispatch.journal order by recorded_at desc limit 1`,
    );
    await consumer.query(
      'insert into receipts (district_id, consumer, fact_id, minute, bucket) values ($1, $2, gen_random_uuid(), $3, $4)',
      [lost?.district, CONSUMER, lost?.minute, lost?.bucket],
    );
    expect(await reconciler().reconcileOnce()).toMatchObject({ differing: 1, republished: 1, unknown: 1 });
    await consumer.query('delete from receipts where fact_id::text !~ $1', ['^[0-9a-f]{8}-[0-9a-f]{4}-7']);
  });

  it('works by itself, now and then, and puts away old receipts', async () => {
    bus.forgets = () => true;
    await store.execute(raise(uuidv7(), contextOf()));
    await deliver();
    bus.forgets = () => false;
    let purged = 0;
    const timer = new ReconcileTimer(
      {
        reconciler: reconciler(),
        lease: new Lease(owner, { schema: SCHEMA, name: 'reconciler', ttlMs: 1_000 }),
        logger: createLogger('test', 'silent'),
        purge: async () => (purged += 1),
      },
      { periodMs: 10, everythingEvery: 1_000 },
    );
    timer.start();
    await eventually(async () => expect(await deliver()).toHaveLength(1));
    await timer.stop();
    expect(purged).toBe(1);
  });

  it('says which consumer did not answer', async () => {
    peers.away = true;
    expect(await reconciler().reconcileOnce()).toMatchObject({ unreachable: ['approval'], compared: 0 });
  });
});
