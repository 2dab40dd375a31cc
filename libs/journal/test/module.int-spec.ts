import {
  DEAD_LETTER_RPCS,
  deadLettersListOf,
  deadLettersReplayOf,
  fact,
  type FactOf,
  RECONCILE_RPCS,
} from '#libs/contracts';
import { actorOf, Caller, type CommandContext, type Transaction, uuidv7 } from '#libs/kernel';
import {
  BusConnection,
  CallerTokenSigner,
  createRegistry,
  FactConsumer,
  factConsumers,
  generateCallerKeys,
  NatsRpcClient,
  type RunningService,
  startService,
  UnprocessableFactError,
} from '#libs/messaging';
import { createLogger, Metrics } from '#libs/observability';
import { managerOf, PersistenceModule, runMigrations } from '#libs/persistence';
import { createDatabase, eventually, expectRefusal, ownNats, type TestDatabase } from '#libs/testing';
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
const registry = createRegistry({ rpcs: [...RECONCILE_RPCS, ...DEAD_LETTER_RPCS], facts: [planted] });
const TREES: AggregateTable = {
  schema: 'organization',
  table: 'trees',
  aggregate: 'tree',
  columns: { kind: 'text' },
};

/** A tree that the consumer cannot count until somebody has mended it. */
const ROTTEN = '朽木';
let mended = false;

@Injectable()
class OnPlanted extends FactConsumer<typeof planted> {
  readonly facts = [planted];

  override async apply(facts: readonly FactOf<typeof planted>[], tx: Transaction): Promise<void> {
    for (const { aggregateId, data } of facts) {
      if (data.kind === ROTTEN && !mended) throw new UnprocessableFactError('this tree is rotten');
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

/** In the gateway's name, as deploy/nats/operator.mjs. */
async function asOperator() {
  const settings = {
    natsUrl: nats.url,
    natsUser: 'gateway',
    natsPassword: 'test-gateway',
    districtId: DISTRICT,
    callerPrivateKey: keys.privateKeys['gateway']!,
    callerPublicKeys: keys.publicKeys,
  };
  const metrics = new Metrics();
  const bus = await BusConnection.open(settings, 'gateway', {
    logger: createLogger('test', 'silent'),
    metrics,
  });
  const signer = await CallerTokenSigner.fromSetting(settings.callerPrivateKey);
  const rpc = new NatsRpcClient({ bus, signer, metrics, districtId: DISTRICT });
  const call = async () => ({
    ...(await rpc.callAsService('gateway', uuidv7())),
    idempotencyKey: uuidv7(),
  });
  return { rpc, call, close: () => bus.close() };
}

beforeAll(async () => {
  [nats, database, keys] = await Promise.all([
    ownNats(),
    createDatabase(),
    generateCallerKeys(['organization', 'approval', 'gateway']),
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

async function plant(service: RunningService, kind = '松'): Promise<string> {
  const id = uuidv7();
  const context = contextOf();
  await service.app.get(JournaledStore, { strict: false }).execute({
    name: 'organization.plant-tree',
    context,
    table: TREES,
    id,
    toState: (row) => row,
    decide: () => ({
      row: { kind },
      entries: [
        {
          factId: uuidv7(),
          type: planted.type,
          data: { kind },
          published: true,
          before: null,
          after: { kind },
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

  it('show an operator what could not be settled, and settle it once when the cause is mended', async () => {
    for (const service of running) await stop(service);
    const [owner, consumer] = [await start('organization'), await start('approval')];
    const tree = await plant(owner, ROTTEN);
    const { rpc, call, close } = await asOperator();
    const letters = async () => (await rpc.send(deadLettersListOf('approval'), {}, await call())).letters;
    await eventually(async () =>
      expect(await letters()).toMatchObject([{ type: planted.type, attempts: 1, replayedAt: null }]),
    );
    const { id } = (await letters())[0]!;
    expect(await counted(consumer)).not.toContain(tree);
    mended = true;
    await rpc.send(deadLettersReplayOf('approval'), { id }, await call());
    expect(await counted(consumer)).toContain(tree);
    expect(await letters()).toEqual([]);
    await expectRefusal(
      rpc.send(deadLettersReplayOf('approval'), { id }, await call()),
      'platform/not-found',
    );
    await close();
  }, 30_000);
});
