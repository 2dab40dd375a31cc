import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Caller, type Duty } from '#libs/kernel';
import { expectRefusal } from '#libs/testing';
import * as fc from 'fast-check';
import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LEDGER_COLUMNS } from '../src/use-cases/ledger-row.js';
import type { ExportWakeUps } from '../src/ports/export-wake-ups.js';
import { appointment, at, dispatcher, DISTRICT_ID, handler, idOf, person, stranger } from './task-builder.js';
import { LedgerExports } from './ledger-exports.js';
import { context } from './task-fixture.js';

const PATHS = ['/1/', '/1/12/', '/1/12/1/', '/1/12/1/5/', '/1/120/', '/1/13/', '/2/'];
const FORMULA = '=HYPERLINK("http://example.test","点此查看")';
const START = at('2026-11-20 16:00');

let ledgers: LedgerExports;
/** Task ids by what stands in a row. */
const ids = new Map<string, string>();
const keyOf = (row: Record<string, unknown>) => [row['部署'], row['条目'], row['单位']].join('|');

beforeAll(async () => {
  ledgers = await LedgerExports.start();
  const { tasks } = ledgers;
  await tasks.dispatched('of the district', PATHS);
  await tasks.dispatched('of a street', ['/1/12/1/', '/1/12/1/5/', '/1/13/'], {
    directiveId: idOf('directive of the street'),
    directiveTitle: FORMULA,
    heading: '整改隐患',
    requirement: '-1+1',
    issuerUnitId: idOf('unit /1/12/'),
    issuerUnitPath: '/1/12/',
    contactPersonId: idOf('contact of the street'),
  });
  const rows = await tasks.rows<Record<'id' | 'directive_title' | 'place' | 'unit_name', string>>(
    `select id, directive_title, item_path || ' ' || heading as place, unit_name from tasks`,
  );
  for (const row of rows) {
    const title = row.directive_title === FORMULA ? `'${FORMULA}` : row.directive_title;
    ids.set([title, row.place, row.unit_name].join('|'), row.id);
  }
  expect(ids.size).toBe(rows.length);
});

afterEach(async () => {
  await ledgers.stopWorkers();
  ledgers.tasks.clock.set(START);
});

afterAll(() => ledgers.stop());

/** A wake-up that never comes. */
const lost: ExportWakeUps = { wake: async () => undefined };

async function exported(caller: Caller, wish: object = {}) {
  const { exportId } = await ledgers.request(caller, wish);
  const ready = await ledgers.eventually(exportId, 'ready');
  const rows = await ledgers.rowsOf(ready.storageKey!);
  return { ready, rows, ids: rows.map((row) => ids.get(keyOf(row))).sort() };
}

const aCaller = fc
  .array(
    fc.record({
      path: fc.constantFrom(...PATHS),
      duties: fc.subarray<Duty>(['dispatch', 'supervise', 'review', 'remark', 'handle', 'audit']),
      scope: fc.constantFrom(...PATHS),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((posts) =>
    person('somebody', ...posts.map(({ path, duties, scope }) => appointment(path, duties, scope))),
  );

describe('a ledger', () => {
  it('holds exactly the tasks that a list shows its requester, for any posts', async () => {
    ledgers.work();
    const view = fc.constantFrom('mine', 'below', 'all');
    await fc.assert(
      fc.asyncProperty(aCaller, view, async (caller, shown) => {
        const { ready, ...ledger } = await exported(caller, { view: shown });
        expect(ledger.ids).toEqual(await ledgers.listed(caller, { view: shown }));
        expect(ready.rows).toBe(ledger.ids.length);
      }),
      { numRuns: 25 },
    );
  });

  it('can be narrowed to states and a directive, as a list can', async () => {
    ledgers.work();
    const wish = { directiveId: idOf('directive of the street'), state: ['dispatched'] };
    const ledger = await exported(dispatcher, wish);
    expect(ledger.ids).toEqual(await ledgers.listed(dispatcher, wish));
    expect(ledger.ids).toHaveLength(3);
    expect((await exported(dispatcher, { state: ['closed'] })).rows).toEqual([]);
  });

  it('says of each task what a list says, in words, without sums', async () => {
    ledgers.work();
    const [taskId] = (await ledgers.listed(handler, { view: 'mine' })) as [string];
    ledgers.tasks.clock.set(at('2026-11-20 16:30'));
    await ledgers.tasks.use.signFor.execute({ taskId }, context(handler));
    const { rows } = await exported(handler, { view: 'mine' });
    expect(rows).toEqual([
      {
        序号: '1',
        部署: '关于做好冬季消防安全工作的通知',
        条目: '一 开展拉网式排查',
        要求: '各单位要对所属场所开展一次拉网式排查。',
        单位: '/1/12/ 党支部',
        责任人: '李书记',
        状态: '办理中',
        签收时间: '2026-11-20 16:30',
        应办结时间: '2026-12-18 24:00',
        有效时限: '2026-12-18 24:00',
        灯: '绿灯',
        轮次: '0',
        办结时间: '',
      },
    ]);
    expect(LEDGER_COLUMNS.map(({ header }) => header)).toEqual(Object.keys(rows[0]!));
  });

  it('holds text alone: what looks like a formula is none', async () => {
    ledgers.work();
    const { rows } = await exported(dispatcher, { directiveId: idOf('directive of the street') });
    expect(new Set(rows.map((row) => row['部署']))).toEqual(new Set([`'${FORMULA}`]));
    expect(new Set(rows.map((row) => row['要求']))).toEqual(new Set(["'-1+1"]));
    expect(rows.flatMap((row) => Object.values(row)).filter((value) => typeof value !== 'string')).toEqual(
      [],
    );
  });

  it('is made of the sight that was stored with the wish, and of nothing else', async () => {
    const [{ exportId }, less] = [
      await ledgers.request(handler, {}, lost),
      await ledgers.request(handler, {}, lost),
    ];
    expect((await ledgers.find(exportId)).sight).toMatchObject({
      own: [idOf('unit /1/12/')],
      below: ['/1/12/'],
    });
    const nothing = { mine: [], own: [], below: ['/1/12/1/5/'], issued: [], contactPersonId: idOf('nobody') };
    await ledgers.tasks.rows('update exports set sight = $2 where id = $1', less.exportId, nothing);
    for (const made of [exportId, less.exportId]) {
      await ledgers.writing().execute({ districtId: DISTRICT_ID, exportId: made });
    }
    expect((await ledgers.find(exportId)).rows).toBe((await ledgers.listed(handler)).length);
    const rows = await ledgers.rowsOf((await ledgers.find(less.exportId)).storageKey!);
    expect(rows.map((row) => row['单位'])).toEqual(['/1/12/1/5/ 党支部', '/1/12/1/5/ 党支部']);
  });
});

describe('an export', () => {
  it('is one for one key, and no fact to anybody', async () => {
    const key = context(handler);
    const first = await ledgers.requesting(lost).execute({ view: 'all' }, key);
    expect(await ledgers.requesting(lost).execute({ view: 'all' }, key)).toEqual(first);
    ledgers.work();
    await ledgers.sweeping.execute();
    await ledgers.eventually(first.exportId, 'ready');
    const published = await ledgers.tasks.rows(
      'select from pending p join journal j using (district_id, fact_id) where j.aggregate_id = $1',
      first.exportId,
    );
    expect(published).toEqual([]);
  });

  it('of somebody else does not exist', async () => {
    ledgers.work();
    const { ready } = await exported(handler);
    for (const other of [stranger, dispatcher]) {
      await expectRefusal(ledgers.reading.view(ready.exportId, other), 'task-dispatch/export-not-found');
      await expectRefusal(ledgers.reading.grant(ready.exportId, other), 'task-dispatch/export-not-found');
    }
    const { rows } = await ledgers.reading.list({ limit: 50 }, stranger);
    expect(rows).toEqual([]);
  });

  it('is listed to its requester, newest first, in pages', async () => {
    const clerk = person('台账员', appointment('/1/13/', ['handle']));
    const asked: string[] = [];
    for (let n = 0; n < 3; n += 1) asked.unshift((await ledgers.request(clerk, {}, lost)).exportId);
    const first = await ledgers.reading.list({ limit: 2 }, clerk);
    const second = await ledgers.reading.list({ limit: 2, cursor: first.next! }, clerk);
    expect([...first.rows, ...second.rows].map((row) => row.exportId)).toEqual(asked);
    expect(second.next).toBeNull();
    await expectRefusal(
      ledgers.reading.list({ limit: 2, cursor: first.next! }, handler),
      'platform/cursor-rejected',
    );
  });

  it('is granted for 60 seconds once it is ready', async () => {
    const { exportId } = await ledgers.request(handler, {}, lost);
    await expectRefusal(ledgers.reading.grant(exportId, handler), 'task-dispatch/export-not-ready');
    await ledgers.writing().execute({ districtId: DISTRICT_ID, exportId });
    const { storageKey, size } = await ledgers.find(exportId);
    ledgers.tasks.clock.set(at('2026-11-20 17:00'));
    expect(await ledgers.reading.grant(exportId, handler)).toEqual({
      storageKey,
      size,
      fileName: '任务台账20261120-1600.xlsx',
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      expiresAt: at('2026-11-20 17:01').toISOString(),
    });
    const moved = person('支部书记', appointment('/1/13/', ['handle', 'dispatch', 'review']));
    await expectRefusal(ledgers.reading.grant(exportId, moved), 'task-dispatch/export-exceeds-your-scope');
  });

  it('loses its file after seven days and keeps its row', async () => {
    const { exportId } = await ledgers.request(handler, {}, lost);
    await ledgers.writing().execute({ districtId: DISTRICT_ID, exportId });
    const { storageKey } = await ledgers.find(exportId);
    ledgers.tasks.clock.set(at('2026-11-27 15:59'));
    await ledgers.sweeping.execute();
    expect(await readdir(ledgers.folder)).toContain(storageKey);
    ledgers.tasks.clock.set(at('2026-11-27 16:00'));
    await ledgers.sweeping.execute();
    expect(await readdir(ledgers.folder)).not.toContain(storageKey);
    expect(await ledgers.find(exportId)).toMatchObject({ state: 'expired', storageKey: null });
    await expectRefusal(ledgers.reading.grant(exportId, handler), 'task-dispatch/export-not-ready');
  });

  it('leaves nothing of runs that broke off a day ago', async () => {
    const left = [`${idOf('broken')}.part`, idOf('overtaken')];
    const young = `${idOf('young')}.part`;
    for (const name of [...left, young]) await writeFile(join(ledgers.folder, name), 'x');
    for (const name of left)
      await utimes(join(ledgers.folder, name), at('2026-11-18 10:00'), at('2026-11-18 10:00'));
    await utimes(join(ledgers.folder, young), START, START);
    await ledgers.sweeping.execute();
    const there = await readdir(ledgers.folder);
    expect(there).toContain(young);
    expect(there.filter((name) => left.includes(name))).toEqual([]);
  });
});
