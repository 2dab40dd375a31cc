import { actorOf, Caller, type CommandContext, DomainError, uuidv7 } from '#libs/kernel';
import { createDataSource, runMigrations } from '#libs/persistence';
import { createDatabase, type TestDatabase } from '#libs/testing';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import {
  type AggregateTable,
  type Change,
  type Command,
  journalMigration,
  type JournalEntry,
  type SideTable,
  type StoredRow,
} from '../src/index.js';

/** A service as small as can be: counters that are raised step by step up to a limit. */
export const SCHEMA = 'task_dispatch';
export const DISTRICT = uuidv7();
const ROLE = 'counting_service';

export const COUNTERS: AggregateTable = {
  schema: SCHEMA,
  table: 'counters',
  aggregate: 'counter',
  columns: { value: 'int', label: 'text', raised_at: 'timestamptz', due_day: 'date', tags: 'text[]' },
};

export const STEPS: SideTable = {
  table: 'counter_steps',
  columns: { district_id: 'uuid', counter_id: 'uuid', step: 'int', by_person: 'text' },
};

const COUNTERS_SQL = `
create table counters (
  district_id uuid not null, id uuid not null, version int not null,
  value int not null, label text not null, raised_at timestamptz not null, due_day date, tags text[] not null,
  primary key (district_id, id), constraint counters_label unique (district_id, label));
create table counter_steps (
  district_id uuid not null, counter_id uuid not null, step int not null, by_person text not null,
  primary key (district_id, counter_id, step));`;

/** Roles belong to the whole server, and other test files make the same one at the same time. */
const CREATE_ROLE = `do $$ begin
  create role ${ROLE} login password 'counting';
exception when duplicate_object or unique_violation then null;
end $$`;

export class CounterFullError extends DomainError {
  constructor() {
    super({ code: 'task-dispatch/counter-full', kind: 'refused', message: 'The counter is full.' });
  }
}

export class CounterLabelTakenError extends DomainError {
  constructor() {
    super({ code: 'task-dispatch/counter-label-taken', kind: 'conflict', message: 'The label is taken.' });
  }
}

export interface CountersDatabase {
  readonly database: TestDatabase;
  /** As a replica of the service, with the service's own role. */
  connect(poolSize?: number): Promise<DataSource>;
  /** As the superuser. */
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export async function openCounters(schema: string = SCHEMA): Promise<CountersDatabase> {
  const database = await createDatabase();
  const admin = new Client({ connectionString: database.url });
  await admin.connect();
  await admin.query(CREATE_ROLE);
  await runMigrations(database.url, {
    service: 'task-dispatch',
    schema,
    role: ROLE,
    migrations: [journalMigration(schema), { name: '0002-counters', up: COUNTERS_SQL }],
  });
  const open: DataSource[] = [];
  const url = new URL(database.url);
  url.username = ROLE;
  url.password = 'counting';
  return {
    database,
    connect: async (poolSize = 10) => {
      const settings = { url: url.href, schema, poolSize, applicationName: 'counters' };
      const dataSource = await createDataSource(settings).initialize();
      open.push(dataSource);
      return dataSource;
    },
    query: async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      (await admin.query(sql, [...values])).rows as Row[],
    close: async () => {
      for (const dataSource of open) if (dataSource.isInitialized) await dataSource.destroy();
      await admin.end();
      await database.drop();
    },
  };
}

export function person(name = 'wang', districtId = DISTRICT): Caller {
  return new Caller({
    kind: 'person',
    districtId,
    personId: name,
    name,
    appointments: [],
    epoch: 1,
    sessionId: null,
  });
}

export function contextOf(changes: Partial<CommandContext> = {}): CommandContext {
  return {
    caller: person(),
    commandKey: null,
    requestHash: null,
    expectedVersion: null,
    correlationId: uuidv7(),
    causationId: null,
    ...changes,
  };
}

export function keyed(key: string, requestHash = 'hash'): CommandContext {
  return contextOf({ commandKey: key, requestHash });
}

export interface Counter {
  readonly value: number;
  readonly label: string;
  readonly version: number;
}

export interface CounterView {
  readonly value: number;
  readonly version: number;
}

export const toCounter = (row: StoredRow | null): Counter | null =>
  row && { value: Number(row['value']), label: String(row['label']), version: row.version };

export function raisedFact(value: number, published = true): JournalEntry {
  return {
    factId: uuidv7(),
    type: 'task-dispatch.counter.raised',
    data: { value },
    published,
    before: { value: value - 1 },
    after: { value },
    occurredAt: new Date(),
  };
}

/** Raises the counter by one, creating it when it is not there; refuses beyond `limit`. */
export function raised(
  counter: Counter | null,
  id: string,
  { limit = 1_000_000, label = counter?.label ?? id }: { limit?: number; label?: string } = {},
): Change<CounterView> {
  const value = (counter?.value ?? 0) + 1;
  if (value > limit) throw new CounterFullError();
  const version = (counter?.version ?? 0) + 1;
  return {
    row: {
      value,
      label,
      raised_at: new Date('2026-03-01T00:00:00.123Z'),
      due_day: '2026-03-05',
      tags: ['a', 'b'],
    },
    entries: [raisedFact(value)],
    side: [
      {
        table: STEPS,
        rows: [{ district_id: DISTRICT, counter_id: id, step: version, by_person: 'wang' }],
      },
    ],
    actor: actorOf(person()),
    answer: { value, version },
  };
}

export function raise(
  id: string,
  context: CommandContext,
  options: { limit?: number; label?: string } = {},
): Command<Counter, CounterView> {
  return {
    name: 'task-dispatch.raise-counter',
    context,
    table: COUNTERS,
    id,
    toState: toCounter,
    decide: (counter) => raised(counter, id, options),
  };
}
