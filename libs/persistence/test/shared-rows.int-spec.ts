import { createDatabase, type TestDatabase } from '#libs/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource, sharedRows, type SharedRows } from '../src/index.js';

interface Entry {
  readonly id: number;
  readonly amounts: string;
}

let database: TestDatabase;
let admin: Client;
let dataSource: DataSource;
let entries: SharedRows<'day' | 'ids', Entry>;

beforeAll(async () => {
  database = await createDatabase();
  admin = new Client({ connectionString: database.url });
  await admin.connect();
  await admin.query(`create schema ledger; set search_path = ledger;
    create table entries (day date, id int, amount bigint, primary key (day, id));
    insert into entries select day, id, id * 10 from generate_series(1, 5) as id,
      unnest(array['2026-07-01', '2026-07-02']::date[]) as day`);
  dataSource = await createDataSource({
    url: database.url,
    schema: 'ledger',
    poolSize: 4,
    applicationName: 'ledger',
  }).initialize();
});

beforeEach(() => {
  entries = sharedRows(dataSource, {
    name: 'entries_asked',
    asks: { day: 'date', ids: 'int[]' },
    text: 'select id, amount as amounts from entries e where e.day = q.day and e.id = any(q.ids) order by id desc',
  });
});

afterAll(async () => {
  await dataSource.destroy();
  await admin.end();
  await database.drop();
});

/** How often the statement has run on all connections of the pool together. */
async function queriesFor(work: () => Promise<unknown>): Promise<number> {
  const pool = (dataSource.driver as unknown as { master: { query: unknown } }).master;
  const original = pool.query as (...args: unknown[]) => unknown;
  let asked = 0;
  pool.query = (...args: unknown[]) => {
    asked += 1;
    return original.apply(pool, args);
  };
  try {
    await work();
  } finally {
    pool.query = original;
  }
  return asked;
}

describe('Shared rows', () => {
  it('give each question its own rows, in the order of its query, and nothing where there is nothing', async () => {
    const asked = [
      { day: '2026-07-01', ids: [1, 3] },
      { day: '2026-07-02', ids: [] },
      { day: '2026-07-02', ids: [5] },
      { day: '2026-07-03', ids: [5] },
    ];
    expect(await Promise.all(asked.map((question) => entries.read(question)))).toEqual([
      [
        { id: 3, amounts: '30' },
        { id: 1, amounts: '10' },
      ],
      [],
      [{ id: 5, amounts: '50' }],
      [],
    ]);
  });

  it('share one query among all who ask in the same turn', async () => {
    const questions = Array.from({ length: 40 }, (_, n) => ({ day: '2026-07-01', ids: [1 + (n % 5)] }));
    const answers: (readonly Entry[])[] = [];
    const queries = await queriesFor(async () => {
      answers.push(...(await Promise.all(questions.map((question) => entries.read(question)))));
    });
    expect(queries).toBe(1);
    expect(answers.map(([entry]) => entry?.id)).toEqual(questions.map(({ ids }) => ids[0]));
  });

  it('see what was committed before the question', async () => {
    const before = entries.read({ day: '2026-08-01', ids: [1] });
    await admin.query(`insert into entries values ('2026-08-01', 1, 7)`);
    const after = await entries.read({ day: '2026-08-01', ids: [1] });
    await before;
    expect(after).toEqual([{ id: 1, amounts: '7' }]);
  });
});
