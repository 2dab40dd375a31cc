import { Scope } from '#libs/kernel';
import { createDatabase, type TestDatabase } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { array, asyncProperty, assert, constantFrom, record } from 'fast-check';
import { Client } from 'pg';
import { scopePredicate, SqlParameters } from '../src/index.js';

let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await createDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Few numbers, so that paths often cover each other, and some that merely begin alike (1, 12, 120). */
const path = array(constantFrom(1, 2, 12, 120, 7), { minLength: 1, maxLength: 4 }).map(
  (numbers) => `/${numbers.join('/')}/`,
);
const scope = record({ subtrees: array(path, { maxLength: 3 }), units: array(path, { maxLength: 3 }) }).map(
  ({ subtrees, units }) => Scope.ofSubtrees(subtrees).union(Scope.ofUnits(units)),
);

describe('the predicate of a scope in SQL', () => {
  it('covers exactly what the scope covers, for any tree', async () => {
    await assert(
      asyncProperty(scope, array(path, { minLength: 1, maxLength: 30 }), async (some, tree) => {
        const params = new SqlParameters([tree]);
        const where = scopePredicate(some, 'path', params);
        const { rows } = await client.query<{ path: string }>(
          `select path from unnest($1::text[]) as units(path) where ${where}`,
          params.values,
        );
        expect(rows.map((row) => row.path)).toEqual(tree.filter((one) => some.covers(one)));
      }),
      { numRuns: 300 },
    );
  });

  it('takes wildcards in a path literally', async () => {
    const params = new SqlParameters([['/1/12/', '/_/12/', '/%/7/']]);
    const where = scopePredicate(Scope.ofSubtrees(['/_/']), 'path', params);
    const { rows } = await client.query(
      `select path from unnest($1::text[]) as units(path) where ${where}`,
      params.values,
    );
    expect(rows).toEqual([{ path: '/_/12/' }]);
  });

  it('is served by an index on the pattern of the path', async () => {
    await client.query(`create table units (path text not null);
      create index units_path on units (path text_pattern_ops);
      insert into units select '/1/' || n || '/' from generate_series(1, 20000) n; analyze units`);
    const params = new SqlParameters();
    const where = scopePredicate(Scope.ofSubtrees(['/1/12/']), 'path', params);
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `explain select * from units where ${where}`,
      params.values,
    );
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('units_path');
  });
});
