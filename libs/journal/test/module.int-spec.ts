import { fact, type FactOf, RECONCILE_RPCS } from '#libs/contracts';
import { actorOf, Caller, type CommandContext, type Transaction, uuidv7 } from '#libs/kernel';
import {
  createRegistry,
  FactConsumer,
  factConsumers,
  generateCallerKeys,
  type RunningService,
  startService,
} from '#libs/messaging';
import { createLogger, Metrics } from '#libs/observability';
import { managerOf, PersistenceModule, runMigrations } from '#libs/persistence';
import { createDatabase, eventually, ownNats, type TestDatabase } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DynamicModule, Injectable, Module } from '@nestjs/common';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { applyStreams } from '../../../deploy/nats/apply-streams.mjs';
import {
  type AggregateTable,
  AuditReader,
  journalMigration,
  JournalModule,
  JournaledStore,
  Reconciler,
} from '../src/index.js';

/** Two services as they are in production, down to the permissions on the bus: one plants, one counts the trees. */
const DISTRICT = uuidv7();
const planted = fact('organization', 'tree.planted', {
  summary: 'A tree was planted.',
  data: z.strictObject({ kind: z.string() }),
});
const registry = createRegistry({ rpcs: [...RECONCILE_RPCS], facts: [planted] });
const TREES: AggregateTable = {
  schema: 'organization',
  table: 'trees',
  aggregate: 'tree',
  columns: { kind: 'text' },
};

@Injectable()
class OnPlanted extends FactConsumer<typeof planted> {
  readonly facts = [planted];

  override async apply(facts: readonly FactOf<typeof planted>[], tx: Transaction): Promise<void> {
    for (const { aggregateId } of facts) {
      await managerOf(tx).query('insert into counted (tree) values ($1)', [aggregateId]);
    }
  }
}

@Module({})
class TestedModule {
  static of(service: 'organization' | 'approval', url: string): DynamicModule {
    return {
      module: TestedModule,
      imports: [
        PersistenceModule.forService({
          url,
          schema: service,
          poolSize: 5,
          applicationName: service,
          cursorSecret: 'a secret of some length',
        }),
        JournalModule.forService({
          service,
          rules: { quietMinutes: 0 },
          timing: { periodMs: 3_600_000 },
        }),
      ],
      providers: service === 'approval' ? factConsumers('approval', [OnPlanted]) : [],
    };
  }
}

let nats: Awaited<ReturnType<typeof ownNats>>;
let database: TestDatabase;
let keys: Awaited<ReturnType<typeof generateCallerKeys>>;
const running = new Set<RunningService>();

async function start(service: 'organization' | 'approval'): Promise<RunningService> {
  const started = await startService({
    service,
    module: TestedModule.of(service, database.url),
    settings: {
      natsUrl: nats.url,
      natsUser: service,
      natsPassword: `test-${service}`,
      districtId: DISTRICT,
      callerPrivateKey: keys.privateKeys[service]!,
      callerPublicKeys: keys.publicKeys,
    },
    registry,
    logger: createLogger('test', 'silent'),
    metrics: new Metrics(),
  });
  running.add(started);
  return started;
}

async function stop(service: RunningService): Promise<void> {
  running.delete(service);
  await service.stop();
}

async function asDeploy(
  work: (connection: Awaited<ReturnType<typeof connect>>) => Promise<void>,
): Promise<void> {
  const connection = await connect({
    servers: nats.url,
    user: 'deploy',
    pass: 'test-deploy',
    inboxPrefix: '_INBOX_deploy',
  });
  await work(connection);
  await connection.close();
}

beforeAll(async () => {
  [nats, database, keys] = await Promise.all([
    ownNats(),
    createDatabase(),
    generateCallerKeys(['organization', 'approval']),
  ]);
  await asDeploy((connection) => applyStreams(connection));
  const own = {
    organization: `create table trees (district_id uuid, id uuid, version int, kind text, primary key (district_id, id))`,
    approval: 'create table counted (tree uuid primary key)',
  };
  for (const service of ['organization', 'approval'] as const) {
    await runMigrations(database.url, {
      service,
      schema: service,
      migrations: [journalMigration(service), { name: '0002-own', up: own[service] }],
    });
  }
}, 30_000);

afterAll(async () => {
  for (const service of running) await service.stop();
  await nats.stop();
  await database.drop();
});

function contextOf(): CommandContext {
  return {
    caller: Caller.machine('gardener', DISTRICT),
    commandKey: uuidv7(),
    requestHash: 'hash',
    expectedVersion: null,
    correlationId: uuidv7(),
    causationId: null,
  };
}

async function plant(service: RunningService): Promise<string> {
  const id = uuidv7();
  const context = contextOf();
  await service.app.get(JournaledStore, { strict: false }).execute({
    name: 'organization.plant-tree',
    context,
    table: TREES,
    id,
    toState: (row) => row,
    decide: () => ({
      row: { kind: '松' },
      entries: [
        {
          factId: uuidv7(),
          type: planted.type,
          data: { kind: '松' },
          published: true,
          before: null,
          after: { kind: '松' },
          occurredAt: new Date(),
        },
      ],
      actor: actorOf(context.caller),
      answer: { id },
    }),
  });
  return id;
}

const counted = async (service: RunningService) =>
  (await service.app.get(DataSource, { strict: false }).query('select tree from counted')).map(
    (row: { tree: string }) => row.tree,
  );
const pending = async (service: RunningService) =>
  (await service.app.get(DataSource, { strict: false }).query('select from pending')).length;

describe('two services with a bus between them', () => {
  it('carry a fact from the owner’s command to the consumer’s table, and survive the loss of the bus', async () => {
    const owner = await start('organization');
    const consumer = await start('approval');
    const first = await plant(owner);
    await eventually(async () => expect(await counted(consumer)).toEqual([first]));
    expect(await pending(owner)).toBe(0);

    await stop(consumer);
    const lost = await plant(owner);
    await eventually(async () => expect(await pending(owner)).toBe(0));
    await asDeploy(async (connection) => {
      await (await jetstreamManager(connection)).streams.delete('EVT_ORGANIZATION');
      await applyStreams(connection);
    });
    const again = await start('approval');
    const reconciler = owner.app.get(Reconciler, { strict: false });
    expect(await reconciler.reconcileOnce('everything')).toMatchObject({ differing: 1, republished: 1 });
    await eventually(async () => expect([...(await counted(again))].sort()).toEqual([first, lost].sort()));
    await eventually(async () =>
      expect(await reconciler.reconcileOnce('everything')).toMatchObject({ differing: 0, republished: 0 }),
    );
    const audit = owner.app.get(AuditReader, { strict: false });
    expect((await audit.list({ districtId: DISTRICT, limit: 10 })).rows).toHaveLength(2);
  }, 30_000);
});
