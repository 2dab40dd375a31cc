import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type InputOf, taskList } from '#libs/contracts';
import { type Light, lightOf } from '../src/domain/light.js';
import type { Task } from '../src/domain/task.js';
import { at, dispatcher, DISTRICT_ID, handler, idOf, stranger } from './task-builder.js';
import { LedgerExports } from './ledger-exports.js';
import { context } from './task-fixture.js';

const PATHS = ['/1/12/', '/1/12/1/', '/1/12/1/5/', '/1/120/', '/1/13/'];
type Wish = Partial<InputOf<typeof taskList>>;

let ledgers: LedgerExports;
let all: Task[];

beforeAll(async () => {
  ledgers = await LedgerExports.start();
  const { tasks } = ledgers;
  await tasks.found('/1/', ...PATHS);
  await tasks.dispatched('of the district', PATHS);
  await tasks.dispatched('of another kind', ['/1/12/', '/1/13/'], {
    directiveId: idOf('another directive'),
    heading: '完成ETC更新 100%_全覆盖',
    requirement: '各单位要更新台账。',
    due: { kind: 'date', day: '2026-11-27', hard: false },
  });
  const rows = await tasks.rows<{ id: string }>('select id from tasks');
  all = await Promise.all(rows.map(async ({ id }) => (await tasks.tasks.find(DISTRICT_ID, id))!));
  const own = all.find(({ unitPath, heading }) => unitPath === '/1/12/' && heading.startsWith('开展'))!;
  tasks.clock.set(at('2026-11-20 17:00'));
  await tasks.use.signFor.execute({ taskId: own.taskId }, context(handler));
  all = await Promise.all(all.map(async ({ taskId }) => (await tasks.tasks.find(DISTRICT_ID, taskId))!));
  ledgers.work();
});
afterAll(() => ledgers.stop());

const where = (holds: (task: Task) => boolean) =>
  all
    .filter(holds)
    .map(({ taskId }) => taskId)
    .sort();

/** Ids in the list and rows in the workbook for the same question. */
async function found(wish: Wish, caller = dispatcher) {
  const ids = await ledgers.listed(caller, wish);
  const { exportId } = await ledgers.request(caller, wish);
  expect((await ledgers.eventually(exportId, 'ready')).rows).toBe(ids.length);
  return ids;
}

describe('a list of tasks and its workbook', () => {
  it('are searched for words of heading, requirement and unit, in small letters or capitals', async () => {
    expect(await found({ q: 'etc更新' })).toEqual(where(({ heading }) => heading.includes('ETC')));
    expect(await found({ q: '拉网式排查' })).toEqual(
      where(({ requirement }) => requirement.includes('拉网')),
    );
    expect(await found({ q: '/1/120/ 党' })).toEqual(where(({ unitPath }) => unitPath === '/1/120/'));
    expect(await found({ q: '没有这样的词' })).toEqual([]);
  });

  it('take what is searched for as words, never as a pattern', async () => {
    expect(await found({ q: '100%_全' })).toEqual(where(({ heading }) => heading.includes('100%')));
    expect(await found({ q: '%%' })).toEqual([]);
    expect(await found({ q: '__' })).toEqual([]);
    expect(await found({ q: String.raw`\\` })).toEqual([]);
    expect(await found({ q: `' or '1'='1` })).toEqual([]);
  });

  it('are narrowed to a unit and all below it, which widens nobody’s sight', async () => {
    expect(await found({ underUnitId: idOf('unit /1/12/') })).toEqual(
      where(({ unitPath }) => unitPath.startsWith('/1/12/')),
    );
    expect(await found({ underUnitId: idOf('unit /1/120/') })).toHaveLength(1);
    expect(await found({ underUnitId: idOf('unit /1/12/') }, stranger)).toEqual([]);
    expect(await found({ underUnitId: idOf('no unit') })).toEqual([]);
  });

  it('are narrowed to several lights and to what is unsigned too long', async () => {
    for (const when of ['2026-11-20 17:30', '2026-11-25 10:00', '2026-12-16 10:00']) {
      ledgers.tasks.clock.set(at(when));
      const lit = (...colours: Light[]) => where((task) => colours.includes(lightOf(task, at(when))!));
      expect(await found({ lights: ['yellow', 'red'] })).toEqual(lit('yellow', 'red'));
      expect(await found({ lights: ['green', 'red'], light: 'red' })).toEqual(lit('red'));
      const late = (task: Task) => task.state === 'dispatched' && task.signForDueAt <= at(when);
      expect(await found({ unsignedLate: true })).toEqual(where(late));
      expect(await found({ unsignedLate: false })).toEqual(where((task) => !late(task)));
    }
    ledgers.tasks.clock.set(at('2026-11-20 17:00'));
  });

  it('are narrowed by all at once', async () => {
    const wish: Wish = {
      q: '排查',
      underUnitId: idOf('unit /1/12/'),
      state: ['dispatched', 'in-progress'],
      lights: ['green'],
      unsignedLate: false,
      extensionOpen: false,
      returned: false,
    };
    expect(await found(wish)).toEqual(
      where(({ unitPath, heading }) => unitPath.startsWith('/1/12/') && heading.startsWith('开展')),
    );
    expect(await found({ ...wish, extensionOpen: true })).toEqual([]);
  });

  it('refuse a word that is too short to be searched for', () => {
    expect(taskList.input.safeParse({ q: '防' }).success).toBe(false);
    expect(taskList.input.safeParse({ q: '  ' }).success).toBe(false);
  });
});
