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

async function inProgress(): Promise<string> {
  const taskId = await aTask();
  await fixture.use.signFor.execute({ taskId }, context(handler));
  return taskId;
}

async function inReview(): Promise<string> {
  const taskId = await inProgress();
  await fixture.use.submit.execute({ taskId, text: '已完成', evidenceIds: [] }, context(handler), {});
  return taskId;
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
      actions: ['report', 'submit', 're-dispatch'],
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
      Array(2).fill({
        type: 'task-dispatch.task.sign-for',
        code: 'task-dispatch/task-not-found',
        aggregate_id: null,
      }),
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

describe('a submission', () => {
  it('whose route leads to nobody is refused at once and changes nothing', async () => {
    const taskId = await inProgress();
    fixture.reviews.isThere = false;
    const submitting = fixture.use.submit.execute(
      { taskId, text: '已完成', evidenceIds: [] },
      context(handler),
      {},
    );
    await expectRefusal(submitting, 'approval/nobody-to-decide');
    fixture.reviews.isThere = true;
    expect(await find(taskId)).toMatchObject({ state: 'in-progress', round: 0 });
    expect(await fixture.journal(taskId, 'refused')).toEqual(['submit']);
  });

  it('is in review, starting, until approval has answered; then it waits for those who are asked', async () => {
    const taskId = await inReview();
    expect((await fixture.use.read.view(taskId, handler)).review).toMatchObject({
      starting: true,
      waitsFor: ['王主任'],
    });
    await fixture.approvalSays(taskId, { kind: 'started', asked: ['张书记'] });
    expect((await fixture.use.read.view(taskId, handler)).review).toMatchObject({
      starting: false,
      waitsFor: ['张书记'],
    });
  });

  it('that is returned leaves two working days at least, and goes another round', async () => {
    const taskId = await inReview();
    fixture.clock.set(at('2026-12-18 17:00'));
    await fixture.approvalSays(taskId, {
      kind: 'returned',
      reason: '台账缺页',
      criterionId: CRITERIA[0]!.criterionId,
      byName: '王主任',
    });
    const returned = await find(taskId);
    expect(returned).toMatchObject({ state: 'in-progress', returned: { round: 1, reason: '台账缺页' } });
    expect(returned).toMatchObject({ ...clockOf(await ledgerOf(taskId), returned, calendar) });
    await fixture.use.submit.execute({ taskId, text: '已补齐', evidenceIds: [] }, context(handler), {});
    await fixture.approvalSays(taskId, { kind: 'approved', resultLevel: null });
    expect(await find(taskId)).toMatchObject({ state: 'closed', round: 2, clockHolder: 'nobody' });
    expect(await fixture.journal(taskId)).toEqual([
      'signed-for',
      'submitted',
      'returned',
      'submitted',
      'closed',
    ]);
    expect((await fixture.use.read.history(taskId, handler)).rows.map((row) => row.summary)).toEqual([
      '交办',
      '签收',
      '报办结',
      '退回重办：台账缺页',
      '报办结',
      '办结销号',
    ]);
    expect(
      (await fixture.use.read.reports({ taskId, limit: 50 }, handler)).rows.map((row) => [
        row.kind,
        row.round,
      ]),
    ).toEqual([
      ['completion', 1],
      ['completion', 2],
    ]);
  });

  it('that the unit takes back changes only when approval says so', async () => {
    const taskId = await inReview();
    const view = await fixture.use.takeBack.execute({ taskId, reason: null }, context(handler), {});
    expect(view.state).toBe('in-review');
    expect(fixture.reviews.withdrawn).toContain(view.review?.instanceId);
    fixture.clock.set(at('2026-11-24 16:00'));
    await fixture.approvalSays(taskId, { kind: 'undone', how: 'taken-back', reason: null });
    expect(await find(taskId)).toMatchObject({ state: 'in-progress', heldByOthersMs: 0 });
  });

  it('whose start is refused is undone with the reason shown', async () => {
    const taskId = await inReview();
    await fixture.approvalSays(taskId, { kind: 'undone', how: 'start-refused', reason: '无人可审' });
    expect(await fixture.use.read.view(taskId, handler)).toMatchObject({
      state: 'in-progress',
      undone: { how: 'start-refused', reason: '无人可审' },
    });
  });

  it('of a cancelled task is decided too late', async () => {
    const taskId = await inReview();
    await fixture.use.cancel.execute({ taskId, reason: '任务已无必要' }, context(dispatcher));
    await fixture.approvalSays(taskId, { kind: 'approved', resultLevel: null });
    expect(await find(taskId)).toMatchObject({ state: 'cancelled' });
    expect(await fixture.journal(taskId)).toEqual(['signed-for', 'submitted', 'cancelled']);
  });
});

describe('breaking a task down', () => {
  const children = ['/1/12/1/', '/1/12/2/'].map((path) => ({
    unitId: idOf(`unit ${path}`),
    criterionIds: CRITERIA.map((criterion) => criterion.criterionId),
    requirement: null,
    dueDay: '2026-12-15',
  }));

  it('makes the child tasks at once; they keep the parent from being submitted until they end', async () => {
    const taskId = await inProgress();
    const { task, childTaskIds } = await fixture.use.reDispatch.execute(
      { taskId, children },
      context(handler),
    );
    expect(task.children).toEqual({ total: 2, open: 2 });
    expect(await find(childTaskIds[0]!)).toMatchObject({
      parentTaskId: taskId,
      issuerUnitPath: '/1/12/',
      dueAt: at('2026-12-16 00:00'),
    });
    await expectRefusal(
      fixture.use.submit.execute({ taskId, text: '已完成', evidenceIds: [] }, context(handler), {}),
      'task-dispatch/children-still-open',
    );
    await fixture.dispatchAll();
    const rows = await fixture.rows<{ state: string; created_count: number }>(
      'select state, created_count from dispatches where parent_task_id = $1',
      taskId,
    );
    expect(rows).toEqual([{ state: 'finished', created_count: 2 }]);
  });

  it('once more for the same unit is refused, and leaves nothing behind', async () => {
    const taskId = await inProgress();
    await fixture.use.reDispatch.execute({ taskId, children }, context(handler));
    await expectRefusal(
      fixture.use.reDispatch.execute({ taskId, children: children.slice(0, 1) }, context(handler)),
      'task-dispatch/already-dispatched',
    );
    expect(await find(taskId)).toMatchObject({ childrenTotal: 2 });
  });

  it('is undone with it: cancelling the task cancels everything below', async () => {
    const taskId = await inProgress();
    const { childTaskIds } = await fixture.use.reDispatch.execute({ taskId, children }, context(handler));
    const view = await fixture.use.cancel.execute({ taskId, reason: '任务已无必要' }, context(dispatcher));
    expect(view).toMatchObject({ state: 'cancelled', children: { total: 2, open: 0 } });
    for (const child of childTaskIds) {
      expect(await find(child)).toMatchObject({ state: 'cancelled', ended: { reason: '上级任务已取消' } });
    }
  });
});
