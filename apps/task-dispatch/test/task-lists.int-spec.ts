import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Caller, type Duty, DUTIES } from '#libs/kernel';
import { expectRefusal } from '#libs/testing';
import * as fc from 'fast-check';
import { taskList, type InputOf } from '#libs/contracts';
import { lightOf } from '../src/domain/light.js';
import { maySee, visibilityOf } from '../src/domain/task-authority.js';
import type { Task } from '../src/domain/task.js';
import { appointment, at, dispatcher, DISTRICT_ID, handler, idOf, person } from './task-builder.js';
import { context, TaskFixture } from './task-fixture.js';

const PATHS = [
  '/1/',
  '/1/1/',
  '/1/12/',
  '/1/12/1/',
  '/1/12/1/5/',
  '/1/120/',
  '/1/13/',
  '/1/13/2/',
  '/2/',
  '/2/12/',
];

let fixture: TaskFixture;
let all: Task[];

beforeAll(async () => {
  fixture = await TaskFixture.start();
  await fixture.dispatched('of the district', PATHS);
  await fixture.dispatched('of a street', ['/1/12/1/', '/1/12/1/5/'], {
    issuerUnitId: idOf('unit /1/12/'),
    issuerUnitPath: '/1/12/',
    contactPersonId: idOf('contact of the street'),
    due: { kind: 'date', day: '2026-11-25', hard: false },
  });
  const rows = await fixture.rows<{ id: string }>('select id from tasks');
  all = await Promise.all(rows.map(async ({ id }) => (await fixture.tasks.find(DISTRICT_ID, id))!));
});
afterAll(() => fixture.stop());

const query = (more: object = {}): InputOf<typeof taskList> => taskList.input.parse(more);

async function listed(caller: Caller, more: object = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await fixture.use.read.list(
      query({ ...more, limit: 3, ...(cursor ? { cursor } : {}) }),
      caller,
    );
    ids.push(...page.rows.map((row) => row.taskId));
    if (!page.next) return ids;
    cursor = page.next;
  }
}

const idsOf = (tasks: readonly Task[]) => tasks.map((task) => task.taskId).sort();

const aCaller = fc
  .array(
    fc.record({
      path: fc.constantFrom(...PATHS),
      duties: fc.uniqueArray(fc.constantFrom<Duty>(...DUTIES), { maxLength: 3 }),
      scope: fc.constantFrom(...PATHS),
    }),
    { maxLength: 3 },
  )
  .map((posts) =>
    person('somebody', ...posts.map((post) => appointment(post.path, post.duties, post.scope))),
  );

describe('a list of tasks', () => {
  it('holds exactly those that the rule lets the caller see, for any posts', async () => {
    await fc.assert(
      fc.asyncProperty(aCaller, async (caller) => {
        const seen = all.filter((task) => maySee(caller, task));
        expect((await listed(caller)).sort()).toEqual(idsOf(seen));
        const mine = seen.filter((task) => visibilityOf(caller).mine.includes(task.unitId));
        expect((await listed(caller, { view: 'mine' })).sort()).toEqual(idsOf(mine));
        const { total } = await fixture.use.read.counts({ view: 'all' }, caller);
        expect(total).toBe(seen.length);
      }),
      { numRuns: 60 },
    );
  });

  it('never gives away one of them by its id either', async () => {
    await fc.assert(
      fc.asyncProperty(aCaller, fc.constantFrom(...all), async (caller, task) => {
        const reading = fixture.use.read.view(task.taskId, caller);
        if (maySee(caller, task)) expect((await reading).taskId).toBe(task.taskId);
        else await expectRefusal(reading, 'task-dispatch/task-not-found');
      }),
      { numRuns: 60 },
    );
  });

  it('comes by effective due, in pages without a gap or a repeat', async () => {
    const ids = await listed(dispatcher);
    expect(new Set(ids).size).toBe(ids.length);
    const dues = ids.map((id) => all.find((task) => task.taskId === id)!.effectiveDueAt.getTime());
    expect(dues).toEqual(dues.toSorted((a, b) => a - b));
  });

  it('shows in `below` what the caller’s side issued, and in `mine` what its own unit has to do', async () => {
    const street = person('街道', appointment('/1/12/', ['dispatch', 'handle']));
    const own = all.filter((task) => task.unitPath === '/1/12/');
    expect((await listed(street, { view: 'mine' })).sort()).toEqual(idsOf(own));
    expect(await listed(street, { view: 'below' })).toHaveLength(5);
  });

  it('by light is the same as the rule, at any time', async () => {
    for (const when of [
      '2026-11-20 16:00',
      '2026-11-25 12:00',
      '2026-11-26 00:00',
      '2026-12-15 12:00',
      '2027-01-04 12:00',
    ]) {
      fixture.clock.set(at(when));
      for (const light of ['green', 'yellow', 'red'] as const) {
        const lit = all.filter((task) => maySee(dispatcher, task) && lightOf(task, at(when)) === light);
        expect((await listed(dispatcher, { light })).sort()).toEqual(idsOf(lit));
        const counts = await fixture.use.read.counts({ view: 'all' }, dispatcher);
        if (light !== 'green') expect(counts[light]).toBe(lit.length);
      }
    }
    fixture.clock.set(at('2026-11-20 16:00'));
  });

  it('refuses a cursor of another question or of another hand', async () => {
    const { next } = await fixture.use.read.list(query({ limit: 1 }), dispatcher);
    await expectRefusal(
      fixture.use.read.list(query({ limit: 1, view: 'below', cursor: next! }), dispatcher),
      'platform/cursor-rejected',
    );
    await expectRefusal(
      fixture.use.read.list(query({ limit: 1, cursor: `A${next!.slice(1)}` }), dispatcher),
      'platform/cursor-rejected',
    );
  });

  it('can be narrowed to a state, an item, a unit and to what was returned', async () => {
    const task = all.find((one) => one.unitPath === '/1/12/' && one.issuerUnitPath === '/1/')!;
    await fixture.use.signFor.execute({ taskId: task.taskId }, context(handler));
    expect(await listed(dispatcher, { state: ['in-progress'] })).toEqual([task.taskId]);
    expect(await listed(dispatcher, { unitId: task.unitId, itemId: task.itemId })).toEqual([task.taskId]);
    expect(await listed(dispatcher, { returned: true })).toEqual([]);
    expect((await fixture.use.read.counts({ view: 'mine' }, handler)).byState).toEqual({ 'in-progress': 1 });
  });
});
