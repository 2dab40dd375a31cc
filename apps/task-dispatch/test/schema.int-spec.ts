import { afterAll, describe, expect, it } from '@jest/globals';
import { runMigrations } from '#libs/persistence';
import { createDatabase, expectSchemaFile, type TestDatabase } from '#libs/testing';
import { MIGRATIONS } from '../src/persistence/migrations/index.js';

describe('the schema of task-dispatch', () => {
  let database: TestDatabase;

  afterAll(async () => {
    await database?.drop();
  });

  it('is what schema.sql shows, and migrating again changes nothing', async () => {
    database = await createDatabase();
    await runMigrations(database.url, MIGRATIONS);
    expect(await runMigrations(database.url, MIGRATIONS)).toEqual([]);
    await expectSchemaFile(database.url, MIGRATIONS.schema, 'apps/task-dispatch/schema.sql');
  });
});
