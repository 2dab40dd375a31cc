import type { Transaction } from '#libs/kernel';
import { createDatabase, type TestDatabase } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import {
  afterCommit,
  createDataSource,
  type DataSourceSettings,
  inTransaction,
  isInfrastructureFailure,
  isUniqueViolation,
  managerOf,
  MigrationHistoryError,
  runMigrations,
  runSql,
} from '../src/index.js';

let database: TestDatabase;
let admin: Client;
let dataSource: DataSource;

const settings = (changes: Partial<DataSourceSettings> = {}): DataSourceSettings => ({
  url: database.url,
  schema: 'ledger',
  poolSize: 4,
  applicationName: 'ledger',
  ...changes,
});

beforeAll(async () => {
  database = await createDatabase();
  admin = new Client({ connectionString: database.url });
  await admin.connect();
  await admin.query(`create schema ledger; set search_path = ledger;
    create table entries (id int primary key, amount int not null, day date)`);
  dataSource = await createDataSource(settings()).initialize();
});

afterAll(async () => {
  await dataSource.destroy();
  await admin.end();
  await database.drop();
});

const amountOf = async (id: number) =>
  (await admin.query<{ amount: number }>('select amount from entries where id = $1', [id])).rows[0]?.amount;

const add = (tx: Transaction, id: number, amount: number) =>
  runSql(tx, { text: 'insert into entries values ($1, $2)', values: [id, amount] });

const killSelf = async (tx: Transaction) => {
  const [{ pid }] = await managerOf(tx).query('select pg_backend_pid() as pid');
  await admin.query('select pg_terminate_backend($1)', [pid]);
};

describe('the data source', () => {
  it('sees its own schema alone and gives up on time', async () => {
    const shown = async (name: string) => {
      const [row] = await runSql<Record<string, string>>(dataSource, { text: `show ${name}` });
      return Object.values(row ?? {})[0];
    };
    expect(await shown('search_path')).toBe('ledger');
    expect(await shown('statement_timeout')).toBe('2500ms');
    expect(await shown('lock_timeout')).toBe('2s');
    expect(await shown('idle_in_transaction_session_timeout')).toBe('10s');
    expect(await shown('application_name')).toBe('ledger');
  });

  it('never changes the schema', () => {
    expect(dataSource.options).toMatchObject({ synchronize: false, migrationsRun: false });
  });

  it('leaves a day a day', async () => {
    await admin.query(`insert into entries values (1, 1, '2026-03-05')`);
    expect(await runSql(dataSource, { text: 'select day from entries where id = 1' })).toEqual([
      { day: '2026-03-05' },
    ]);
  });

  it('says within two seconds that nobody is there, as unavailable', async () => {
    const nobody = createDataSource(settings({ url: 'postgres://nobody@127.0.0.1:1/nothing' }));
    const error: unknown = await nobody.initialize().catch((failed: unknown) => failed);
    expect(isInfrastructureFailure(error)).toBe(true);
  });

  it('refuses as unavailable what takes too long', async () => {
    const hasty = await createDataSource(settings({ statementTimeoutMs: 20 })).initialize();
    await expect(runSql(hasty, { text: 'select pg_sleep(1)' })).rejects.toMatchObject({
      code: 'platform/unavailable',
      kind: 'unavailable',
    });
    await hasty.destroy();
  });

  it('refuses as unavailable when every connection is taken', async () => {
    const narrow = await createDataSource(settings({ poolSize: 1 })).initialize();
    await inTransaction(narrow, async () => {
      await expect(runSql(narrow, { text: 'select 1' })).rejects.toMatchObject({ kind: 'unavailable' });
    });
    await narrow.destroy();
  });
});

describe('a transaction', () => {
  it('commits what was done through either way in', async () => {
    await inTransaction(dataSource, async (tx, manager) => {
      await add(tx, 10, 1);
      await manager.query('update entries set amount = amount + 1 where id = 10');
      expect(managerOf(tx)).toBe(manager);
    });
    expect(await amountOf(10)).toBe(2);
  });

  it('keeps nothing when the work throws, and throws the same', async () => {
    const refusal = new Error('no');
    await expect(
      inTransaction(dataSource, async (tx) => {
        await add(tx, 11, 1);
        throw refusal;
      }),
    ).rejects.toBe(refusal);
    expect(await amountOf(11)).toBeUndefined();
  });

  it('does not report success when a failed statement was swallowed', async () => {
    await expect(
      inTransaction(dataSource, async (tx) => {
        await add(tx, 12, 1);
        await add(tx, 12, 2).catch(() => undefined);
        return 'fine';
      }),
    ).rejects.toMatchObject({ code: '25P02' });
    expect(await amountOf(12)).toBeUndefined();
  });

  it('runs again after a lost connection, and calls back once', async () => {
    let [runs, told] = [0, 0];
    await inTransaction(dataSource, async (tx) => {
      runs += 1;
      afterCommit(tx, () => (told += 1));
      await add(tx, 13, runs);
      if (runs < 3) await killSelf(tx);
      await runSql(tx, { text: 'select 1' });
    });
    expect([runs, told, await amountOf(13)]).toEqual([3, 1, 3]);
  });

  it('runs again when two wait for each other', async () => {
    await admin.query('insert into entries values (20, 0), (21, 0)');
    const raise = (tx: Transaction, id: number) =>
      runSql(tx, { text: 'update entries set amount = amount + 1 where id = $1', values: [id] });
    let arrived = 0;
    let bothHold: () => void = () => undefined;
    const both = new Promise<void>((resolve) => (bothHold = resolve));
    const cross = (first: number, second: number) =>
      inTransaction(dataSource, async (tx) => {
        await raise(tx, first);
        arrived += 1;
        if (arrived === 2) bothHold();
        await both;
        await raise(tx, second);
      });
    await Promise.all([cross(20, 21), cross(21, 20)]);
    expect(arrived).toBeGreaterThan(2);
    expect([await amountOf(20), await amountOf(21)]).toEqual([2, 2]);
  });

  it('gives up after five runs and says that the database is away', async () => {
    let runs = 0;
    await expect(
      inTransaction(dataSource, async (tx) => {
        runs += 1;
        await killSelf(tx);
        await runSql(tx, { text: 'select 1' });
      }),
    ).rejects.toMatchObject({ code: 'platform/unavailable' });
    expect(runs).toBe(5);
  });

  it('does not run again for a mistake', async () => {
    let runs = 0;
    const error: unknown = await inTransaction(dataSource, async (tx) => {
      runs += 1;
      await add(tx, 14, 1);
      await add(tx, 14, 1);
    }).catch((failed: unknown) => failed);
    expect(runs).toBe(1);
    expect(isUniqueViolation(error, 'entries_pkey')).toBe(true);
    expect(isUniqueViolation(error, 'another')).toBe(false);
  });

  it('cannot be used once it is over', async () => {
    let kept: Transaction | undefined;
    await inTransaction(dataSource, async (tx) => {
      kept = tx;
    });
    expect(() => managerOf(kept!)).toThrow('over');
  });

  it('gives its connection back whatever happens', async () => {
    for (let n = 0; n < 20; n += 1) {
      await inTransaction(dataSource, () => Promise.reject(new Error('no'))).catch(() => undefined);
    }
    expect(await runSql(dataSource, { text: 'select 1 as one' })).toEqual([{ one: 1 }]);
  });
});

describe('migrations', () => {
  const first = { name: '0001-a', up: 'create table a (id int primary key)' };
  const second = { name: '0002-b', up: 'create table b (id int primary key); insert into b values (1)' };
  const service = (schema: string, migrations: readonly { name: string; up: string }[]) => ({
    service: schema,
    schema,
    migrations,
  });

  it('are applied once, in their order, also when several start at the same time', async () => {
    const runs = await Promise.all(
      Array.from({ length: 4 }, () => runMigrations(database.url, service('m1', [second, first]))),
    );
    expect(runs.flat()).toEqual(['0001-a', '0002-b']);
    expect((await admin.query('select * from m1.b')).rows).toHaveLength(1);
    const third = { name: '0003-c', up: 'alter table a add c int' };
    expect(await runMigrations(database.url, service('m1', [first, second, third]))).toEqual(['0003-c']);
  });

  it('leave nothing behind of a step that fails', async () => {
    const broken = { name: '0002-b', up: 'create table b (id int); select 1 / 0' };
    await expect(runMigrations(database.url, service('m2', [first, broken]))).rejects.toMatchObject({
      code: '22012',
    });
    const { rows } = await admin.query(`select tablename from pg_tables where schemaname = 'm2' order by 1`);
    expect(rows).toEqual([{ tablename: 'a' }, { tablename: 'schema_migrations' }]);
  });

  it('refuse to go on when a merged one was edited', async () => {
    await runMigrations(database.url, service('m3', [first]));
    const edited = { ...first, up: 'create table a (id bigint primary key)' };
    await expect(runMigrations(database.url, service('m3', [edited]))).rejects.toThrow(MigrationHistoryError);
  });
});
