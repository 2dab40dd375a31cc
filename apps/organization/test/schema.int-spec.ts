import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { runMigrations } from '#libs/persistence';
import { createDatabase, expectSchemaFile, type TestDatabase } from '#libs/testing';
import { MIGRATIONS, SCHEMA } from '../src/persistence/migrations/index.js';

/** A machine that does other work as well takes its time. */
jest.setTimeout(60_000);

let database: TestDatabase;

beforeAll(async () => {
  database = await createDatabase();
  await runMigrations(database.url, MIGRATIONS);
});

afterAll(() => database.drop());

it('schema.sql shows what the migrations make', async () => {
  await expectSchemaFile(database.url, SCHEMA, 'apps/organization/schema.sql');
});

it('migrating again changes nothing', async () => {
  expect(await runMigrations(database.url, MIGRATIONS)).toEqual([]);
});
