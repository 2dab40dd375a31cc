import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { unitSnapshotPage, type UnitSnapshot } from '#libs/contracts';
import { uuid5, ID_NAMESPACES } from '#libs/kernel';
import { createDataSource, inTransaction, runMigrations, runSql } from '#libs/persistence';
import { InMemoryRpcClient } from '#libs/messaging';
import { createLogger } from '#libs/observability';
import { createDatabase, type TestDatabase } from '#libs/testing';
import type { DataSource } from 'typeorm';
import { FillOrgUnits, orgUnitsMigration, OrgUnits, OrgUnitsRebuild, OrgUnitsWriter } from '../src/index.js';

const DISTRICT = uuid5(ID_NAMESPACES.demo, 'district');
const idOf = (name: string) => uuid5(ID_NAMESPACES.demo, 'unit', name);

function unit(name: string, parent: string | null, more: Partial<UnitSnapshot>): UnitSnapshot {
  return {
    unitId: idOf(name),
    parentId: parent === null ? null : idOf(parent),
    path: '/1/',
    kind: 'branch',
    name,
    code: name,
    tags: [],
    validFrom: '2026-01-01',
    validTo: null,
    mission: null,
    responsible: null,
    version: 1,
    ...more,
  };
}

describe('the units a service knows', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let units: OrgUnits;
  const writer = new OrgUnitsWriter();
  const record = (...snapshots: UnitSnapshot[]) =>
    inTransaction(dataSource, (tx) => writer.record(tx, DISTRICT, snapshots));
  const pathOf = async (name: string) => (await units.byId(DISTRICT, idOf(name)))?.path;

  beforeAll(async () => {
    database = await createDatabase();
    await runMigrations(database.url, {
      service: 'spec',
      schema: 'spec',
      migrations: [orgUnitsMigration('0001-org-units')],
    });
    dataSource = await createDataSource({
      url: database.url,
      schema: 'spec',
      applicationName: 'spec',
      poolSize: 2,
    }).initialize();
    units = new OrgUnits(dataSource);
  });

  beforeEach(async () => {
    await runSql(dataSource, { text: 'delete from org_units' });
    await record(
      unit('root', null, { path: '/1/' }),
      unit('street', 'root', { path: '/1/12/' }),
      unit('branch', 'street', { path: '/1/12/7/' }),
      unit('neighbour', 'root', { path: '/1/120/' }),
    );
  });

  afterAll(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  it('keep the later version when an older fact comes again', async () => {
    await record(unit('street', 'root', { path: '/1/12/', name: '新名', version: 3 }));
    await record(unit('street', 'root', { path: '/1/12/', name: '旧名', version: 2 }));
    expect((await units.byId(DISTRICT, idOf('street')))?.name).toBe('新名');
  });

  it('move as a subtree and leave alone whose number merely begins alike', async () => {
    const street = unit('street', 'neighbour', { path: '/1/120/12/', version: 2 });
    await inTransaction(dataSource, (tx) => writer.move(tx, DISTRICT, { unit: street, oldPath: '/1/12/' }));
    expect(await pathOf('street')).toBe('/1/120/12/');
    expect(await pathOf('branch')).toBe('/1/120/12/7/');
    expect(await pathOf('neighbour')).toBe('/1/120/');
  });

  it('stand below their parent although an older place was told after the parent moved', async () => {
    const street = unit('street', 'neighbour', { path: '/1/120/12/', version: 2 });
    await inTransaction(dataSource, (tx) => writer.move(tx, DISTRICT, { unit: street, oldPath: '/1/12/' }));
    await record(unit('branch', 'street', { path: '/1/12/7/', name: '改名', version: 2 }));
    expect(await units.byId(DISTRICT, idOf('branch'))).toMatchObject({ name: '改名', path: '/1/120/12/7/' });
  });

  it('are listed from the root down to a place', async () => {
    expect((await units.chain(DISTRICT, '/1/12/7/')).map((each) => each.name)).toEqual([
      'root',
      'street',
      'branch',
    ]);
  });

  it('are read anew, page by page, where none is known, and left alone where some are', async () => {
    await runSql(dataSource, { text: 'delete from org_units' });
    const pages = [[unit('root', null, { path: '/1/' })], [unit('street', 'root', { path: '/1/12/' })]];
    const rpc = new InMemoryRpcClient().answer(unitSnapshotPage, ({ after }) =>
      after === null ? { units: pages[0]!, next: idOf('root') } : { units: pages[1]!, next: null },
    );
    const fill = new FillOrgUnits(
      { service: 'approval', districtId: DISTRICT },
      units,
      new OrgUnitsRebuild(dataSource, rpc, writer),
      createLogger('approval', 'silent'),
    );
    expect(await fill.fill()).toBe(2);
    expect(await pathOf('street')).toBe('/1/12/');
    expect(await fill.fill()).toBe(0);
  });

  it('of another district are not there', async () => {
    expect(await units.byId(idOf('elsewhere'), idOf('street'))).toBeUndefined();
  });
});
