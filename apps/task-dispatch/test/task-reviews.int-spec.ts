import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '#libs/testing';
import { clockOf, type ClockEntry } from '../src/domain/clock-ledger.js';
import {
  appointment,
  at,
  calendar,
  CRITERIA,
  DISTRICT_ID,
  dispatcher,
  handler,
  idOf,
  person,
} from './task-builder.js';
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
  await fixture.submit(taskId);
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

describe('a submission', () => {
  it('whose route leads to nobody is refused at once and changes nothing', async () => {
    const taskId = await inProgress();
    fixture.reviews.isThere = false;
    const submitting = fixture.use.submit.execute(
      { taskId, text: '已完成', figures: [], evidenceIds: [] },
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
    await fixture.approvalSays(taskId, {
      kind: 'started',
      asked: [{ personId: idOf('张书记'), name: '张书记' }],
    });
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
    await fixture.use.submit.execute(
      { taskId, text: '已补齐', figures: [], evidenceIds: [] },
      context(handler),
      {},
    );
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
      fixture.use.submit.execute(
        { taskId, text: '已完成', figures: [], evidenceIds: [] },
        context(handler),
        {},
      ),
      'task-dispatch/children-still-open',
    );
    await fixture.dispatchAll();
    const rows = await fixture.rows<{ state: string; created_count: number }>(
      'select state, created_count from dispatches where parent_task_id = $1',
      taskId,
    );
    expect(rows).toEqual([{ state: 'finished', created_count: 2 }]);
  });

  it('is done anew for a unit that closed its share, when the task itself was returned', async () => {
    const taskId = await inProgress();
    const first = await fixture.use.reDispatch.execute(
      { taskId, children: children.slice(0, 1) },
      context(handler),
    );
    const childId = first.childTaskIds[0]!;
    const grid = person('网格', appointment('/1/12/1/', ['handle']));
    await fixture.use.signFor.execute({ taskId: childId }, context(grid));
    await fixture.use.submit.execute(
      { taskId: childId, text: '已完成', figures: [], evidenceIds: [] },
      context(grid),
      {},
    );
    await fixture.approvalSays(childId, { kind: 'approved', resultLevel: null });
    await fixture.use.submit.execute(
      { taskId, text: '已完成', figures: [], evidenceIds: [] },
      context(handler),
      {},
    );
    await fixture.approvalSays(taskId, {
      kind: 'returned',
      reason: '台账缺页',
      criterionId: null,
      byName: '王主任',
    });
    const again = await fixture.use.reDispatch.execute(
      { taskId, children: children.slice(0, 1) },
      context(handler),
    );
    expect(again.childTaskIds).not.toEqual(first.childTaskIds);
    expect(again.task.children).toEqual({ total: 2, open: 1 });
    expect((await find(childId)).state).toBe('closed');
  });

  it('lets a re-routed child stand for the one it came from', async () => {
    const taskId = await inProgress();
    const { childTaskIds } = await fixture.use.reDispatch.execute(
      { taskId, children: children.slice(0, 1) },
      context(handler),
    );
    const grid = person('网格', appointment('/1/12/1/', ['handle']));
    await fixture.use.decline.execute({ taskId: childTaskIds[0]!, reason: '不属本网格' }, context(grid));
    const order = { taskId: childTaskIds[0]!, toUnitId: idOf('unit /1/12/2/'), reason: '改派' };
    const { newTaskId } = await fixture.use.reRoute.execute(order, context(handler));
    expect((await fixture.use.read.view(taskId, handler)).children).toEqual({ total: 1, open: 1 });
    await fixture.use.cancel.execute({ taskId: newTaskId, reason: '免除' }, context(handler));
    const { task } = await fixture.use.submit.execute(
      { taskId, text: '已完成', figures: [], evidenceIds: [] },
      context(handler),
      {},
    );
    expect(task.state).toBe('in-review');
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
