import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  taskAnswerExtension,
  taskAskExtension,
  taskCancel,
  taskGet,
  taskHistory,
  taskList,
  taskSubmit,
  type TaskView,
  taskWithdrawExtension,
} from '#libs/contracts';
import type { Caller } from '#libs/kernel';
import { eventually, expectRefusal } from '#libs/testing';
import { TasksOverBus } from './tasks-over-bus.js';

let bus: TasksOverBus;

beforeAll(async () => {
  bus = await TasksOverBus.start();
}, 60_000);
afterAll(() => bus.stop());

/** A day so many days after an instant, Asia/Shanghai. */
const dayAfter = (instant: string, days: number) =>
  new Date(Date.parse(instant) + days * 86_400_000 + 8 * 3_600_000 - 1).toISOString().slice(0, 10);
const words = { reason: '两处场所正在装修', progress: '已排查三十处' };

const ask = async ({ taskId, effectiveDueAt }: TaskView, days = 7, caller: Caller = bus.branch) =>
  await bus.rpc.send(
    taskAskExtension,
    { taskId, ...words, toDay: dayAfter(effectiveDueAt, days) },
    await bus.as(caller),
  );
const grant = { decision: 'grant', toDay: null, reason: null } as const;
const refuse = { decision: 'refuse', reason: '年前必须完成' } as const;
const answer = async (
  { taskId }: TaskView,
  said: typeof grant | typeof refuse,
  caller: Caller = bus.issuer,
) => await bus.rpc.send(taskAnswerExtension, { taskId, answer: said }, await bus.as(caller));

/** What the journal holds of a task's published facts, oldest first. */
async function factsOf(taskId: string) {
  return await bus.ledger.rows<{ type: string; data: Record<string, unknown> }>(
    `select type, data from journal where aggregate_id = $1 and outcome = 'accepted' order by aggregate_version`,
    taskId,
  );
}

describe('an extension over the bus', () => {
  it('is asked for, shown to both sides and found by the issuer, then granted', async () => {
    const before = await bus.signedFor();
    const asked = await ask(before);
    expect(asked).toMatchObject({
      state: 'in-progress',
      clockHolder: 'issuer',
      dueAt: before.dueAt,
      extension: {
        ...words,
        askedByName: '李支书',
        waitsFor: { unitName: '青岚区委', personName: '周文' },
      },
      actions: ['report', 'withdraw-extension'],
    });
    const open = { extensionOpen: true };
    const { rows } = await bus.rpc.send(taskList, open, await bus.as(bus.issuer));
    expect(rows.map((row) => row.taskId)).toEqual([asked.taskId]);
    expect(rows[0]!.extension).toEqual(asked.extension);
    const seen = await bus.rpc.send(taskGet, { taskId: asked.taskId }, await bus.as(bus.issuer));
    expect(seen.actions).toContain('answer-extension');
    const granted = await answer(asked, grant);
    expect(granted).toMatchObject({ clockHolder: 'unit', extension: null, extensionsLeft: 1 });
    expect(Date.parse(granted.dueAt)).toBeGreaterThan(Date.parse(before.dueAt));
    expect((await bus.rpc.send(taskList, open, await bus.as(bus.issuer))).rows).toEqual([]);
    const facts = await factsOf(asked.taskId);
    expect(facts.slice(-2)).toMatchObject([
      { type: 'task-dispatch.task.extension-asked', data: { ...words, toDay: asked.extension!.toDay } },
      { type: 'task-dispatch.task.extension-granted', data: { dueAt: granted.dueAt, reason: null } },
    ]);
    await eventually(async () => {
      expect(await bus.ledger.rows('select from pending where aggregate_id = $1', asked.taskId)).toEqual([]);
    });
  });

  it('that is refused names its reason and the date that stands, in the history too', async () => {
    const refused = await answer(await ask(await bus.signedFor()), refuse);
    const { rows } = await bus.rpc.send(taskHistory, { taskId: refused.taskId }, await bus.as(bus.branch));
    expect(rows.at(-2)!.summary).toMatch(/^申请延期至2\d{3}年\d+月\d+日：两处场所正在装修$/);
    expect(rows.at(-1)!.summary).toMatch(
      /^不同意延期：年前必须完成（仍须于2\d{3}-\d\d-\d\d \d\d:\d\d前办结）$/,
    );
    const [last] = (await factsOf(refused.taskId)).slice(-1);
    expect(last).toMatchObject({ data: { reason: '年前必须完成', effectiveDueAt: refused.effectiveDueAt } });
  });

  it('ends with a withdrawal or a cancellation, and is asked for twice at most', async () => {
    const first = await answer(await ask(await bus.signedFor()), grant);
    const again = await ask(first);
    const { taskId } = again;
    await expectRefusal(ask(first, 9), 'task-dispatch/extension-already-asked');
    await expectRefusal(
      bus.rpc.send(taskSubmit, { taskId, text: '完成' }, await bus.as(bus.branch)),
      'task-dispatch/extension-open',
    );
    const back = await bus.rpc.send(taskWithdrawExtension, { taskId }, await bus.as(bus.branch));
    expect(back).toMatchObject({ clockHolder: 'unit', extension: null, extensionsLeft: 1 });
    await expectRefusal(answer(back, grant), 'task-dispatch/extension-not-asked');
    const second = await answer(await ask(back), refuse);
    await expectRefusal(ask(second), 'task-dispatch/no-extension-left');
    const other = await ask(await bus.signedFor());
    const reason = { taskId: other.taskId, reason: '已无必要' };
    const cancelled = await bus.rpc.send(taskCancel, reason, await bus.as(bus.issuer));
    expect(cancelled).toMatchObject({ state: 'cancelled', extension: null });
    const open = await bus.rpc.send(taskList, { extensionOpen: true }, await bus.as(bus.issuer));
    expect(open.rows).toEqual([]);
  });

  it('is refused to others, for a day that is not later, and too late', async () => {
    const task = await bus.signedFor();
    await expectRefusal(ask(task, 0), 'task-dispatch/extension-not-later');
    await expectRefusal(ask(task, 7, bus.sibling), 'task-dispatch/task-not-found');
    const asked = await ask(task);
    await expectRefusal(answer(asked, grant, bus.sibling), 'platform/not-permitted');
    await expectRefusal(answer(asked, grant, bus.branch), 'platform/not-permitted');
    const wish = { taskId: task.taskId, answer: { decision: 'refuse' } as never };
    await expectRefusal(
      bus.rpc.send(taskAnswerExtension, wish, await bus.as(bus.issuer)),
      'platform/invalid-input',
    );
    const late = await bus.signedFor();
    await bus.ledger.rows(
      `update tasks set due_at = now(), effective_due_at = now(), red_at = now() where id = $1`,
      late.taskId,
    );
    await expectRefusal(ask(late), 'task-dispatch/extension-too-late');
  });
});
