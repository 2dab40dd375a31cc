import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '#libs/testing';
import { newTask } from '../src/domain/new-task.js';
import { AlreadyDispatchedError } from '../src/domain/task-errors.js';
import { givenDispatch } from '../src/use-cases/given-dispatch.js';
import { calendar, content, DISTRICT_ID, dispatcher, idOf, target } from './task-builder.js';
import { context, TaskFixture } from './task-fixture.js';

let fixture: TaskFixture;

beforeEach(async () => {
  fixture = await TaskFixture.start();
});
afterEach(() => fixture.stop());

const manyPaths = (many: number) => Array.from({ length: many }, (_, index) => `/1/${index + 1000}/`);
const rethrow = (error: unknown) => {
  throw error;
};

/** Every unit has one task, told of in one fact; the clock of each has its first entry. */
async function expectComplete(many: number): Promise<void> {
  const [made] = await fixture.rows<{ tasks: number; units: number; clocks: number }>(
    `select (select count(*)::int from tasks) as tasks, (select count(distinct unit_id)::int from tasks) as units,
      (select count(*)::int from clock_entries) as clocks`,
  );
  expect(made).toEqual({ tasks: many, units: many, clocks: many });
  const facts = await fixture.rows<{ id: string }>(
    `select told ->> 'taskId' as id from journal, jsonb_array_elements(data -> 'tasks') as told
      where type = 'task-dispatch.dispatch.tasks-created'`,
  );
  expect(facts).toHaveLength(many);
  expect(new Set(facts.map((fact) => fact.id)).size).toBe(many);
  const completed = await fixture.rows<{ tasks: number }>(
    `select (data ->> 'tasks')::int as tasks from journal where type = 'task-dispatch.dispatch.completed'`,
  );
  expect(completed).toEqual([{ tasks: many }]);
}

describe('a dispatch', () => {
  it('makes one task per unit, in chunks of at most 500 with a fact each, in rising versions', async () => {
    fixture.audience.paths = manyPaths(1_203);
    const dispatchId = await fixture.plan('many');
    await fixture.dispatchAll();
    await expectComplete(1_203);
    const facts = await fixture.rows<{ aggregate_version: number; many: number }>(
      `select aggregate_version, jsonb_array_length(data -> 'tasks') as many from journal
        where aggregate_id = $1 and type like '%tasks-created' order by aggregate_version`,
      dispatchId,
    );
    expect(facts.map((fact) => fact.many)).toEqual([500, 500, 203]);
    expect(facts.map((fact) => fact.aggregate_version)).toEqual([2, 3, 4]);
    const [state] = await fixture.rows(
      'select state, targets_total, created_count, next_chunk from dispatches',
    );
    expect(state).toEqual({ state: 'finished', targets_total: 1_203, created_count: 1_203, next_chunk: 4 });
  });

  it('goes on where another worker was killed, after any step, and loses and doubles nothing', async () => {
    fixture.audience.paths = manyPaths(1_100);
    fixture.audience.pageSize = 300;
    await fixture.plan('killed');
    for (let steps = 0; steps < 100; steps += 1) {
      // Every step is done by a worker that knows nothing of the others.
      if ((await fixture.worker().execute(new Set(), rethrow)) === 0) break;
    }
    await expectComplete(1_100);
    // Four pages; each of three workers had asked ahead for the next one, which was lost with it.
    expect(fixture.audience.asked).toBe(4 + 3);
  });

  it('repeated from a state that was read before another worker went on changes nothing', async () => {
    fixture.audience.paths = manyPaths(600);
    const dispatchId = await fixture.plan('stale');
    const worker = fixture.worker();
    await worker.execute(new Set(), rethrow);
    const stale = (await fixture.dispatches.find(DISTRICT_ID, dispatchId))!;
    await worker.execute(new Set(), rethrow);
    const made = (await fixture.dispatches.targets(stale, 500)).map((one) =>
      newTask({ ...stale, heldByPost: false, at: fixture.clock.now() }, one, calendar),
    );
    expect(await fixture.dispatches.prepareChunk(stale, made, fixture.clock.now())()).toBe(false);
    await fixture.dispatchAll();
    await expectComplete(600);
  });

  it('by several workers at once is the same as by one', async () => {
    fixture.audience.paths = manyPaths(1_700);
    fixture.audience.pageSize = 250;
    await fixture.plan('rivals');
    await Promise.all([1, 2, 3].map(() => fixture.dispatchAll()));
    await fixture.dispatchAll();
    await expectComplete(1_700);
  });

  it('whose audience is empty is finished at once', async () => {
    await fixture.plan('nobody');
    await fixture.dispatchAll();
    await expectComplete(0);
  });

  it('keeps the targets it resolved, whatever becomes of the audience meanwhile', async () => {
    fixture.audience.paths = manyPaths(3);
    await fixture.plan('snapshot');
    await fixture.worker().execute(new Set(), rethrow);
    fixture.audience.paths = manyPaths(9);
    await fixture.dispatchAll();
    await expectComplete(3);
  });

  it('leaves out a unit that has a task of the item already', async () => {
    const known = await fixture.dispatched('first', ['/1/12/']);
    const itemId = idOf('item first');
    await fixture.dispatched('again', ['/1/12/', '/1/13/'], { itemId });
    const rows = await fixture.rows<{ id: string }>(`select id from tasks where unit_path = '/1/12/'`);
    expect(rows).toEqual([{ id: known.get('/1/12/') }]);
    expect(await fixture.rows('select 1 from tasks')).toHaveLength(2);
  });

  it.each([
    ['leaves out', 'was closed', `ended = '{}', state = 'closed'`, 1],
    [
      'leaves out',
      'was closed for its upper unit',
      `ended = '{}', state = 'closed', parent_task_id = gen_random_uuid()`,
      1,
    ],
    ['leaves out', 'goes on for its upper unit', `parent_task_id = gen_random_uuid()`, 1],
    ['reaches', 'was cancelled', `ended = '{}', state = 'cancelled'`, 2],
    ['reaches', 'was handed over', `ended = '{}', state = 'handed-over'`, 2],
  ])('%s a unit whose task of the item %s', async (_, __, became, tasks) => {
    const itemId = idOf('item first');
    await fixture.dispatched('first', ['/1/12/'], { itemId });
    await fixture.rows(`update tasks set ${became}`);
    await fixture.dispatched('again', ['/1/12/'], { itemId });
    expect(await fixture.rows('select 1 from tasks')).toHaveLength(tasks);
  });

  it('reaches a unit once that the audience names twice', async () => {
    fixture.audience.paths = ['/1/12/', '/1/12/', '/1/13/', '/1/13/', '/1/14/'];
    fixture.audience.pageSize = 3;
    await fixture.plan('twice');
    await fixture.dispatchAll();
    await expectComplete(3);
  });

  it('goes to where its units are now, though it began before they moved', async () => {
    await fixture.found('/1/', ...manyPaths(600));
    fixture.audience.paths = manyPaths(600);
    await fixture.plan('moving');
    await fixture.worker().execute(new Set(), rethrow);
    await fixture.worker().execute(new Set(), rethrow);
    await fixture.rows(`update org_units set path = '/1/1001/9/' where path = '/1/1599/'`);
    await fixture.dispatchAll();
    await fixture.use.follow.execute();
    await expectComplete(600);
    const moved = await fixture.rows<{ unit_path: string }>(
      'select unit_path from tasks where unit_id = $1',
      idOf('unit /1/1599/'),
    );
    expect(moved).toEqual([{ unit_path: '/1/1001/9/' }]);
  });

  it('that fails does not stop the others, and is tried no more than once in a round', async () => {
    fixture.audience.paths = manyPaths(1_001);
    const bad = await fixture.plan('bad', { due: { kind: 'date', day: 'not a day', hard: false } });
    await fixture.plan('good');
    const failed: string[] = [];
    const stuck = new Set<string>();
    while ((await fixture.worker().execute(stuck, (_, dispatchId) => failed.push(dispatchId))) > 0);
    expect(failed).toEqual([bad]);
    expect(await fixture.rows('select 1 from tasks')).toHaveLength(1_001);
  });

  it('that was stopped makes no further task', async () => {
    fixture.audience.paths = manyPaths(700);
    await fixture.plan('stopped');
    await fixture.worker().execute(new Set(), rethrow);
    await fixture.worker().execute(new Set(), rethrow);
    await fixture.dispatches.stopAll(DISTRICT_ID, idOf('directive'));
    await fixture.dispatchAll();
    expect(await fixture.rows('select 1 from tasks')).toHaveLength(500);
  });
});

describe('a supplement', () => {
  const given = (unit: string) => () =>
    givenDispatch(
      {
        districtId: DISTRICT_ID,
        dispatchId: idOf(`supplement ${unit}`),
        parentTaskId: null,
        heldByPost: false,
        content: content(),
        at: fixture.clock.now(),
      },
      [target(unit)],
      calendar,
    );

  it('makes one task with its fact in one write, once', async () => {
    const order = {
      dispatchId: idOf('supplement /1/14/'),
      context: context(dispatcher),
      decide: given('/1/14/'),
    };
    const { taskId } = await fixture.dispatches.supplement(order);
    expect(await fixture.dispatches.supplement(order)).toEqual({ taskId });
    await expectComplete(1);
    await expectRefusal(
      fixture.dispatches.supplement({ ...order, context: context(dispatcher) }),
      new AlreadyDispatchedError().code,
    );
  });

  it('that comes between the targets of a dispatch and their tasks stays, and the others get theirs', async () => {
    const itemId = idOf('item');
    fixture.audience.paths = ['/1/14/', '/1/15/', '/1/16/'];
    await fixture.plan('overtaken', { itemId });
    await fixture.worker().execute(new Set(), rethrow);
    const { taskId } = await fixture.dispatches.supplement({
      dispatchId: idOf('supplement /1/15/'),
      context: context(dispatcher),
      decide: given('/1/15/'),
    });
    await fixture.dispatchAll();
    const tasks = await fixture.rows<{ id: string; unit_path: string }>('select id, unit_path from tasks');
    expect(tasks.map((task) => task.unit_path).sort()).toEqual(fixture.audience.paths);
    expect(tasks.map((task) => task.id)).toContain(taskId);
    expect(await fixture.rows(`select from dispatches where state <> 'finished'`)).toEqual([]);
  });

  it('for a unit that has the task is refused and leaves nothing', async () => {
    await fixture.dispatched('first', ['/1/12/'], { itemId: idOf('item') });
    await expectRefusal(
      fixture.dispatches.supplement({
        dispatchId: idOf('supplement /1/12/'),
        context: context(dispatcher),
        decide: given('/1/12/'),
      }),
      'task-dispatch/already-dispatched',
    );
    await expectComplete(1);
  });
});
