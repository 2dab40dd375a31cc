import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { failureOf } from '#libs/kernel';
import { expectRefusal } from '#libs/testing';
import { clockOf, type ClockEntry } from '../src/domain/clock-ledger.js';
import { at, calendar, CRITERIA, DISTRICT_ID, dispatcher, handler, idOf, stranger } from './task-builder.js';
import { context, TaskFixture } from './task-fixture.js';

let fixture: TaskFixture;
let number = 0;

beforeAll(async () => {
  fixture = await TaskFixture.start();
  await fixture.found('/1/', '/1/12/', '/1/12/1/', '/1/12/2/', '/1/12/1/5/', '/1/13/', '/2/');
});
afterAll(() => fixture.stop());

/** A fresh task of `/1/12/`. */
async function aTask(): Promise<string> {
  fixture.clock.set(at('2026-11-20 16:00'));
  number += 1;
  return (await fixture.dispatched(`item ${number}`, ['/1/12/'])).get('/1/12/')!;
}

const find = async (taskId: string) => (await fixture.tasks.find(DISTRICT_ID, taskId))!;

async function ledgerOf(taskId: string): Promise<ClockEntry[]> {
  return await fixture.rows<ClockEntry>(
    `select position, holder, since, previous_counts_as_unit as "previousCountsAsUnit", due_floor_at as "dueFloorAt"
      from clock_entries where task_id = $1 order by position`,
    taskId,
  );
}

describe('signing for', () => {
  it('is one version, one fact and one hint', async () => {
    const taskId = await aTask();
    fixture.hints.sent.length = 0;
    const view = await fixture.use.signFor.execute({ taskId }, context(handler));
    expect(view).toMatchObject({
      state: 'in-progress',
      version: 2,
      actions: ['report', 'submit', 'ask-extension', 're-dispatch'],
    });
    expect(await find(taskId)).toMatchObject({ state: 'in-progress', version: 2 });
    expect(await fixture.journal(taskId)).toEqual(['signed-for']);
    expect(fixture.hints.sent).toEqual([
      { topic: 'task', id: taskId, version: 2, to: { unitPaths: ['/1/12/', '/1/'] } },
    ]);
  });

  it('S96: with the same command key five times has one effect and five equal answers', async () => {
    const taskId = await aTask();
    const key = context(handler);
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(() => fixture.use.signFor.execute({ taskId }, key)),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await fixture.journal(taskId)).toEqual(['signed-for']);
    await expectRefusal(
      fixture.use.signFor.execute({ taskId }, { ...key, requestHash: 'another' }),
      'platform/idempotency-key-reused',
    );
  });

  it('by ten people at once is done by one of them', async () => {
    const taskId = await aTask();
    const attempts = await Promise.allSettled(
      Array.from({ length: 10 }, () => fixture.use.signFor.execute({ taskId }, context(handler))),
    );
    const codes = attempts.flatMap((one) => (one.status === 'rejected' ? [failureOf(one.reason)?.code] : []));
    expect(codes).toEqual(Array(9).fill('task-dispatch/task-already-signed-for'));
    expect(await fixture.journal(taskId)).toEqual(['signed-for']);
  });

  it('S93: out of scope is answered as if there were no such task, and leaves an audit line alone', async () => {
    const taskId = await aTask();
    const refused = await expectRefusal(
      fixture.use.signFor.execute({ taskId }, context(stranger)),
      'task-dispatch/task-not-found',
    );
    const absent = await expectRefusal(
      fixture.use.signFor.execute({ taskId: idOf('absent') }, context(stranger)),
      'task-dispatch/task-not-found',
    );
    expect(refused).toEqual(absent);
    expect(await find(taskId)).toMatchObject({ state: 'dispatched', version: 1 });
    expect(await fixture.journal(taskId)).toEqual([]);
    // Nobody learns from the trail what exists: the line names the caller and the verb, not the task.
    const lines = await fixture.rows(
      `select type, code, aggregate_id from journal where outcome = 'refused' and actor_person_id = $1`,
      stranger.personId,
    );
    expect(lines).toEqual(
      [1, 2].map(() => ({
        type: 'task-dispatch.task.sign-for',
        code: 'task-dispatch/task-not-found',
        aggregate_id: null,
      })),
    );
  });
});

describe('a decline', () => {
  const decline = async () => {
    const taskId = await aTask();
    fixture.clock.set(at('2026-11-23 10:00'));
    await fixture.use.decline.execute({ taskId, reason: '不属本单位职责' }, context(handler));
    fixture.clock.set(at('2026-11-24 10:00'));
    return taskId;
  };

  it('that the issuer re-routes makes the new task in the same write, with a fresh window', async () => {
    const taskId = await decline();
    const order = { taskId, toUnitId: idOf('unit /1/13/'), reason: '改由十三支部承办' };
    const key = context(dispatcher);
    const { task, newTaskId } = await fixture.use.reRoute.execute(order, key);
    expect(task).toMatchObject({ state: 'handed-over', ended: { reason: '改由十三支部承办' } });
    expect(await find(newTaskId)).toMatchObject({
      state: 'dispatched',
      unitPath: '/1/13/',
      unitName: '/1/13/ 党支部',
      signForDueAt: at('2026-11-26 10:00'),
      criteria: CRITERIA,
    });
    expect(await fixture.use.reRoute.execute(order, key)).toEqual({ task, newTaskId });
    await fixture.dispatchAll();
    const [fact] = await fixture.rows<{ data: { tasks: { taskId: string }[] } }>(
      `select data from journal where type = 'task-dispatch.dispatch.tasks-created' and data -> 'tasks' -> 0 ->> 'taskId' = $1`,
      newTaskId,
    );
    expect(fact?.data.tasks).toHaveLength(1);
    expect(await find(newTaskId)).toMatchObject({ version: 1 });
  });

  it('is not re-routed to a unit that has a task of the item already', async () => {
    const taskId = await decline();
    const itemId = (await find(taskId)).itemId;
    await fixture.rows(
      `update tasks set item_id = $1 where id = $2`,
      itemId,
      (await fixture.dispatched(`rival ${taskId}`, ['/1/13/'])).get('/1/13/'),
    );
    await expectRefusal(
      fixture.use.reRoute.execute(
        { taskId, toUnitId: idOf('unit /1/13/'), reason: '改派' },
        context(dispatcher),
      ),
      'task-dispatch/already-dispatched',
    );
    expect(await find(taskId)).toMatchObject({ state: 'declined' });
  });

  it('that the issuer insists on is in progress again, and its clock follows from its ledger', async () => {
    const taskId = await decline();
    await fixture.use.insist.execute({ taskId, reason: '职责清单第三条' }, context(dispatcher));
    const task = await find(taskId);
    const ledger = await ledgerOf(taskId);
    expect(ledger.map((entry) => entry.holder)).toEqual(['unit', 'issuer', 'unit']);
    expect(task).toMatchObject({ ...clockOf(ledger, task, calendar) });
    expect(task.effectiveDueAt).toEqual(at('2026-12-21 18:00'));
  });
});
