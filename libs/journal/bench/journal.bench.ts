import { uuidv7 } from '#libs/kernel';
import { FactPublisher, type OutgoingFact, type PublishOutcome } from '#libs/messaging';
import { createLogger, Metrics } from '#libs/observability';
import { createDataSource, Lease, runMigrations, runSql } from '#libs/persistence';
import type { DataSource } from 'typeorm';
import {
  type AggregateTable,
  type AggregateWrite,
  type Command,
  JournaledStore,
  journalMigration,
  PendingQueue,
  Relay,
} from '../src/index.js';
import { Caller, type CommandContext } from '#libs/kernel';

/**
 * How many commands and facts a second. Give an empty database:
 * `npm run build && DATABASE_URL=postgres://… node dist/libs/journal/bench/journal.bench.js [seconds]`
 */
const url = process.env['DATABASE_URL'];
if (!url) throw new Error('DATABASE_URL names an empty database');
const seconds = Number(process.argv[2] ?? 3);

const SCHEMA = 'bench';
const DISTRICT = uuidv7();
const TABLE: AggregateTable = {
  schema: SCHEMA,
  table: 'tasks',
  aggregate: 'task',
  columns: { state: 'text', unit_path: 'text', due_at: 'timestamptz', holder: 'jsonb' },
};
const CREATE = `create table tasks (district_id uuid not null, id uuid not null, version int not null,
  state text not null, unit_path text not null, due_at timestamptz, holder jsonb not null,
  primary key (district_id, id))`;

/** Takes everything at once: what is measured is the relay, not the bus. */
class InstantPublisher extends FactPublisher {
  async publish(batch: readonly OutgoingFact[]): Promise<readonly PublishOutcome[]> {
    return batch.map(() => ({ status: 'stored', duplicate: false }));
  }
}

function contextOf(): CommandContext {
  const caller = new Caller({
    kind: 'person',
    districtId: DISTRICT,
    personId: 'p1',
    name: '张',
    appointments: [],
    epoch: 1,
    sessionId: null,
  });
  const commandKey = uuidv7();
  return {
    caller,
    commandKey,
    requestHash: 'h'.repeat(64),
    expectedVersion: null,
    correlationId: commandKey,
    causationId: null,
  };
}

function writeOf(id: string, version: number): AggregateWrite {
  return {
    table: TABLE,
    id,
    expectedVersion: version,
    row: {
      state: 'in-progress',
      unit_path: '/1/12/107/',
      due_at: new Date(),
      holder: { unitId: id, personId: 'p1' },
    },
    entries: [
      {
        factId: uuidv7(),
        type: 'bench.task.signed-for',
        data: { taskId: id, unitId: id, state: 'in-progress' },
        published: true,
        before: { state: 'dispatched' },
        after: { state: 'in-progress' },
        occurredAt: new Date(),
      },
    ],
    actor: {
      kind: 'person',
      personId: 'p1',
      name: '张',
      unitId: id,
      postTitle: '书记',
      forPersonId: null,
    },
    context: contextOf(),
    answer: { id, version: version + 1, state: 'in-progress' },
  };
}

function commandOf(id: string): Command<number, unknown> {
  return {
    name: 'bench.sign-for',
    context: contextOf(),
    table: TABLE,
    id,
    toState: (row) => row?.version ?? null,
    decide: (version) => writeOf(id, version ?? 0),
  };
}

const say = (what: string, perSecond: number) =>
  process.stdout.write(`${what.padEnd(58)} ${Math.round(perSecond).toLocaleString('en')} /s\n`);

async function commands(dataSource: DataSource, rivals: number): Promise<void> {
  const store = new JournaledStore(dataSource);
  const ids = Array.from({ length: 1_000 }, () => uuidv7());
  await store.write(ids.map((id) => writeOf(id, 0)));
  const until = Date.now() + seconds * 1_000;
  let done = 0;
  const run = async (seat: number) => {
    for (let n = seat; Date.now() < until; n += rivals) {
      await store.execute(commandOf(ids[n % ids.length]!));
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: rivals }, (_, seat) => run(seat)));
  say(`execute(), ${rivals} at a time`, done / seconds);
}

async function batches(dataSource: DataSource, size: number): Promise<void> {
  const store = new JournaledStore(dataSource);
  const until = Date.now() + seconds * 1_000;
  let done = 0;
  while (Date.now() < until) {
    done += (await store.write(Array.from({ length: size }, () => writeOf(uuidv7(), 0)))).size;
  }
  say(`write() of ${size} new aggregates in one statement`, done / seconds);
}

async function relaying(dataSource: DataSource): Promise<void> {
  const relay = new Relay({
    service: 'bench',
    queue: new PendingQueue(dataSource, SCHEMA),
    publisher: new InstantPublisher(),
    lease: new Lease(dataSource, { schema: SCHEMA, name: 'relay', ttlMs: 10_000 }),
    logger: createLogger('bench', 'silent'),
    metrics: new Metrics(),
  });
  const [row] = await runSql<{ n: number }>(dataSource, { text: 'select count(*)::int as n from pending' });
  const start = Date.now();
  while ((await relay.publishBatch()) === 'more');
  say(`relay of ${row?.n} facts to an instant bus`, ((row?.n ?? 0) * 1_000) / (Date.now() - start));
}

await runMigrations(url, {
  service: 'bench',
  schema: SCHEMA,
  migrations: [journalMigration(SCHEMA), { name: '0002-tasks', up: CREATE }],
});
const dataSource = await createDataSource({
  url,
  schema: SCHEMA,
  poolSize: 16,
  applicationName: 'bench',
  statementTimeoutMs: 60_000,
}).initialize();
for (const rivals of [1, 8, 32]) await commands(dataSource, rivals);
for (const size of [10, 500]) await batches(dataSource, size);
await relaying(dataSource);
await dataSource.destroy();
