import { overviewGet, type InputOf } from '#libs/contracts';
import { type Caller, type Duty, DUTIES } from '#libs/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { lightOf } from '../src/domain/light.js';
import { stuckLimits, stuckOf } from '../src/domain/stuck.js';
import { visibilityOf } from '../src/domain/task-authority.js';
import { hasEnded, type Task } from '../src/domain/task.js';
import { OverviewFixture } from './overview-fixture.js';
import { appointment, at, calendar, dispatcher, DISTRICT_ID, handler, idOf, person } from './task-builder.js';
import { context } from './task-fixture.js';

const PATHS = ['/1/', '/1/12/', '/1/12/1/', '/1/120/', '/1/13/', '/2/', '/2/12/'];
const leader = person('区委书记', appointment('/1/', ['remark', 'sign-off']));
const street = person('街道工委书记', appointment('/1/12/', ['supervise']));
const query = (more: object = {}): InputOf<typeof overviewGet> => overviewGet.input.parse(more);

let fixture: OverviewFixture;
let first: ReadonlyMap<string, string>;

beforeAll(async () => {
  fixture = await OverviewFixture.start();
  const { tasks } = fixture;
  await tasks.found(...PATHS);
  await fixture.directive(idOf('directive'), '消防');
  await fixture.directive(idOf('second directive'), '防汛');
  await fixture.directive(idOf('closed directive'), '旧文', 'closed');
  first = await tasks.dispatched('fire', PATHS);
  await tasks.dispatched('flood', ['/1/12/1/', '/1/13/'], {
    directiveId: idOf('second directive'),
    contactPersonId: idOf('a contact elsewhere'),
    issuerUnitId: idOf('unit /1/12/'),
    issuerUnitPath: '/1/12/',
    due: { kind: 'date', day: '2026-11-25', hard: false },
  });
  await tasks.use.follow.execute();
  await tasks.use.decline.execute({ taskId: first.get('/1/12/')!, reason: '不属本单位' }, context(handler));
  const second = person('十三支部', appointment('/1/13/', ['handle']));
  const taskId = first.get('/1/13/')!;
  await tasks.use.signFor.execute({ taskId }, context(second));
  await tasks.use.submit.execute(
    { taskId, text: '已完成', figures: [], evidenceIds: [] },
    context(second),
    {},
  );
});
afterAll(() => fixture.tasks.stop());

async function everyTask(): Promise<Task[]> {
  const rows = await fixture.tasks.rows<{ id: string }>('select id from tasks');
  return await Promise.all(rows.map(async ({ id }) => (await fixture.tasks.tasks.find(DISTRICT_ID, id))!));
}

/** The rule of `below`, without its SQL. */
function oversees(caller: Caller, task: Task): boolean {
  const { below, issued, contactPersonId } = visibilityOf(caller);
  return (
    below.covers(task.unitPath) ||
    issued.covers(task.issuerUnitPath) ||
    contactPersonId === task.contactPersonId
  );
}

function numbersOf(tasks: readonly Task[], now: Date) {
  const count = (holds: (task: Task) => boolean) => tasks.filter(holds).length;
  return {
    open: count((task) => !hasEnded(task)),
    closed: count((task) => task.state === 'closed'),
    yellow: count((task) => lightOf(task, now) === 'yellow'),
    red: count((task) => lightOf(task, now) === 'red'),
    stuck: count((task) => stuckOf(task, stuckLimits(now, calendar)) !== null),
  };
}

async function numbers(caller: Caller) {
  const { open, closed, yellow, red, stuck } = await fixture.read.overview(query(), caller);
  return { open: open.count, closed: closed.count, yellow: yellow.count, red: red.count, stuck: stuck.count };
}

/** The directives that are shown, with their numbers as they are told and as the rules have them. */
async function progress(caller: Caller, seen: readonly Task[], now: Date) {
  const { rows } = (await fixture.read.overview(query(), caller)).directives;
  const told = rows.map(({ directiveId, total, closed, red, stuck }) => ({
    directiveId,
    total,
    closed,
    red,
    stuck,
  }));
  const ruled = rows.map(({ directiveId }) => {
    const own = seen.filter((task) => task.directiveId === directiveId);
    const { open, closed, red, stuck } = numbersOf(own, now);
    return { directiveId, total: open + closed, closed, red, stuck };
  });
  return { told, ruled };
}

const MOMENTS = ['2026-11-20 17:00', '2026-11-25 12:00', '2026-12-16 12:00', '2027-01-04 12:00'].map(at);

const aCaller = fc
  .array(
    fc.record({
      path: fc.constantFrom(...PATHS),
      duties: fc.uniqueArray(fc.constantFrom<Duty>(...DUTIES), { maxLength: 3 }),
      scope: fc.constantFrom(...PATHS),
    }),
    { maxLength: 2 },
  )
  .chain((posts) =>
    fc
      .constantFrom('somebody', 'a contact elsewhere')
      .map((name) => person(name, ...posts.map((post) => appointment(post.path, post.duties, post.scope)))),
  );

describe('the numbers of an overview', () => {
  it('are those of the rules, also by directive, for any posts and at any time, folded or not', async () => {
    const tasks = await everyTask();
    await fc.assert(
      fc.asyncProperty(aCaller, fc.constantFrom(...MOMENTS), fc.boolean(), async (caller, now, isFolded) => {
        fixture.tasks.clock.set(now);
        if (isFolded) await fixture.totals.fold(3);
        const seen = tasks.filter((task) => oversees(caller, task));
        expect(await numbers(caller)).toEqual(numbersOf(seen, now));
        const { told, ruled } = await progress(caller, seen, now);
        expect(told).toEqual(ruled);
      }),
      { numRuns: 80 },
    );
  });

  it('lead to lists of just so many tasks', async () => {
    for (const now of MOMENTS) {
      fixture.tasks.clock.set(now);
      const view = await fixture.read.overview(query(), leader);
      for (const { count, list } of [view.open, view.closed, view.yellow, view.red]) {
        const page = await fixture.tasks.use.read.list({ ...list, limit: 200 }, leader);
        expect(page.rows).toHaveLength(count);
      }
      expect(await fixture.stuck(leader)).toHaveLength(view.stuck.count);
    }
  });

  it('are nothing for who oversees nothing', async () => {
    const outsider = person('外区书记', appointment('/3/', ['remark']));
    expect(await numbers(outsider)).toEqual({ open: 0, closed: 0, yellow: 0, red: 0, stuck: 0 });
  });
});

describe('the directives of an overview', () => {
  it('are those in force, each with its part of the numbers, page by page', async () => {
    fixture.tasks.clock.set(at('2026-12-16 12:00'));
    const pages = [];
    for (let cursor: string | undefined; ;) {
      const page = (await fixture.read.overview(query({ limit: 1, ...(cursor ? { cursor } : {}) }), leader))
        .directives;
      pages.push(page.rows);
      if (!page.next) break;
      cursor = page.next;
    }
    expect(pages.map((rows) => rows.length)).toEqual([1, 1]);
    const found = Object.fromEntries(pages.flat().map((row) => [row.title, row]));
    expect(found['防汛']).toMatchObject({ total: 2, closed: 0, red: 2, stuck: 2 });
    expect(found['消防']).toMatchObject({ total: 5, closed: 0, red: 0 });
  });

  it('count only what the caller oversees', async () => {
    const { rows } = (await fixture.read.overview(query(), street)).directives;
    expect(rows.find((row) => row.title === '消防')?.total).toBe(2);
  });
});

describe('the stuck list', () => {
  it('holds just those that the rule calls stuck, oldest first, for any posts and at any time', async () => {
    const tasks = await everyTask();
    await fc.assert(
      fc.asyncProperty(aCaller, fc.constantFrom(...MOMENTS), async (caller, now) => {
        fixture.tasks.clock.set(now);
        const expected = tasks.flatMap((task) => {
          const stuck = oversees(caller, task) ? stuckOf(task, stuckLimits(now, calendar)) : null;
          return stuck ? [{ id: task.taskId, reason: stuck.reason, since: stuck.since.toISOString() }] : [];
        });
        const rows = await fixture.stuck(caller);
        const found = rows.map(({ taskId: id, reason, since }) => ({ id, reason, since }));
        const order = (a: { since: string; id: string }, b: { since: string; id: string }) =>
          a.since.localeCompare(b.since) || (a.id < b.id ? -1 : 1);
        expect(found).toEqual(expected.toSorted(order));
      }),
      { numRuns: 60 },
    );
  });

  it('says whom each waits for', async () => {
    fixture.tasks.clock.set(at('2026-11-26 12:00'));
    const rows = await fixture.stuck(leader);
    const byReason = new Map(rows.map((row) => [row.reason, row.waitsFor]));
    expect(byReason.get('unsigned-late')).toEqual({ side: 'unit', names: ['李书记'] });
    expect(byReason.get('review-waits')).toEqual({ side: 'reviewer', names: ['王主任'] });
    expect(byReason.get('decline-waits')).toEqual({ side: 'issuer', names: ['/1/ 党支部'] });
  });

  it('can be narrowed to a reason and to a directive', async () => {
    const all = await fixture.stuck(leader);
    const reviews = await fixture.stuck(leader, { reason: 'review-waits' });
    expect(reviews).toEqual(all.filter((row) => row.reason === 'review-waits'));
    const floods = await fixture.stuck(leader, { directiveId: idOf('second directive') });
    expect(floods).toEqual(all.filter((row) => row.directiveId === idOf('second directive')));
    expect([reviews.length, floods.length]).toEqual([1, 2]);
  });
});

describe('totals of tasks', () => {
  it('equal a count of the rows after every step, however much of them is folded', async () => {
    const { tasks, totals } = fixture;
    await tasks.dispatched('counted', PATHS, { directiveId: idOf('counted directive') });
    await fixture.expectExact();
    expect(await totals.fold(2)).toBe(2);
    await fixture.expectExact();
    await tasks.use.cancel.execute({ taskId: first.get('/1/120/')!, reason: '重复' }, context(dispatcher));
    await fixture.expectExact();
    await tasks.rows(`update org_units set path = '/1/13/9/' where path = '/1/12/1/'`);
    await tasks.use.follow.execute();
    await fixture.expectExact();
    while ((await totals.fold(2)) > 0) await fixture.expectExact();
    expect(await tasks.rows('select from task_totals_pending')).toHaveLength(0);
    expect(await numbers(leader)).toMatchObject({ open: 11 });
  });

  it('are folded when their directive is out, or when it hangs for ten minutes', async () => {
    const { tasks, totals } = fixture;
    const directiveId = idOf('directive going out');
    const goesOut = async (ago: string) =>
      tasks.rows(
        `update dispatches set state = 'creating', planned_at = clock_timestamp() - $2::interval where directive_id = $1`,
        directiveId,
        ago,
      );
    await tasks.dispatched('going out', PATHS, { directiveId });
    await goesOut('9 minutes');
    expect(await totals.fold(100)).toBe(0);
    await fixture.expectExact();
    await goesOut('11 minutes');
    expect(await totals.fold(3)).toBe(3);
    await tasks.rows(`update dispatches set state = 'finished' where directive_id = $1`, directiveId);
    expect(await totals.fold(100)).toBe(PATHS.length - 3);
    await fixture.expectExact();
  });

  it('are folded once when two fold at the same time', async () => {
    await fixture.tasks.dispatched('folded', PATHS, { directiveId: idOf('folded directive') });
    const taken = await Promise.all([1, 2, 3].map(() => fixture.totals.fold(4)));
    expect(taken.reduce((sum, one) => sum + one, 0)).toBe(PATHS.length);
    await fixture.expectExact();
  });
});
