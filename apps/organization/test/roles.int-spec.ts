import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { JournaledStore } from '#libs/journal';
import { SystemClock, uuidv7 } from '#libs/kernel';
import { createDataSource, CursorCodec, runMigrations, runSql } from '#libs/persistence';
import { createDatabase, type TestDatabase } from '#libs/testing';
import type { DataSource } from 'typeorm';
import { applyRoles, LOGIN_ROLES } from '../../../deploy/postgres/apply-roles.mjs';
import { districtFounder } from '../src/district-founder.js';
import { MIGRATIONS, SCHEMA } from '../src/persistence/migrations/index.js';
import { ADMINISTRATORS } from './organization-world.js';

/** A machine that does other work as well takes its time. */
jest.setTimeout(60_000);

const passwords = Object.fromEntries(LOGIN_ROLES.map((role) => [role, `test-${role}`]));
let database: TestDatabase;
let dataSource: DataSource;

function urlOf(role: string): string {
  const url = new URL(database.url);
  url.username = role;
  url.password = passwords[role]!;
  return url.href;
}

beforeAll(async () => {
  database = await createDatabase();
  await applyRoles({ adminUrl: database.url, passwords });
  await runMigrations(urlOf('organization_owner'), { ...MIGRATIONS, role: 'organization' });
  const settings = { url: urlOf('organization'), schema: SCHEMA, poolSize: 2, applicationName: 'test' };
  dataSource = await createDataSource(settings).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

describe('with the rights of production', () => {
  it('the owner can migrate and the service can do its work', async () => {
    const secret = 'a secret for tests, long enough.';
    const parts = {
      dataSource,
      store: new JournaledStore(dataSource),
      cursors: new CursorCodec(secret),
      secret,
    };
    const founding = { districtId: uuidv7(), name: '滨海区委', code: 'BH', administrators: ADMINISTRATORS };
    await districtFounder(parts, new SystemClock()).execute(founding);
    const rows = await runSql(dataSource, { text: 'select login from accounts order by login' });
    expect(rows).toEqual([{ login: 'handong' }, { login: 'luolan' }, { login: 'shilei' }]);
  });

  it('the service can neither rewrite the journal nor change the schema', async () => {
    const act = (text: string) => runSql(dataSource, { text });
    await expect(act(`update journal set code = 'x'`)).rejects.toMatchObject({ code: '42501' });
    await expect(act('delete from journal')).rejects.toMatchObject({ code: '42501' });
    await expect(
      act('alter table appointments drop constraint appointments_duties_separate'),
    ).rejects.toMatchObject({
      code: '42501',
    });
  });
});
