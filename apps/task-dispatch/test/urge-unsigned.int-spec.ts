import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { taskHistory, taskSignFor, unsignedUrge } from '#libs/contracts';
import type { Caller } from '#libs/kernel';
import { eventually, expectRefusal } from '#libs/testing';
import { PATHS } from './stated-services.js';
import { idOf } from './directive-builder.js';
import { NOTICE } from './directive-fixture.js';
import { TasksOverBus } from './tasks-over-bus.js';

let bus: TasksOverBus;

beforeAll(async () => {
  bus = await TasksOverBus.start();
}, 60_000);
afterAll(() => bus.stop());

const urge = async (directiveId: string, caller: Caller = bus.issuer) =>
  await bus.rpc.send(unsignedUrge, { directiveId, words: '请今日签收' }, await bus.as(caller));

/** A directive with a task at each unit of the little district. */
async function dispatched(): Promise<string> {
  const { directiveId } = await bus.ledger.issued(NOTICE);
  await eventually(async () => expect(await tasksOf(directiveId)).toHaveLength(PATHS.length));
  return directiveId;
}

const tasksOf = (directiveId: string) =>
  bus.ledger.rows<{ id: string; unit_path: string; urged: boolean }>(
    `select id, unit_path, last_urged_at is not null as urged from tasks where directive_id = $1 order by unit_path`,
    directiveId,
  );

describe('urging all that have not signed for', () => {
  it('leaves out who has signed, and stands in the history of each task', async () => {
    const directiveId = await dispatched();
    const tasks = await tasksOf(directiveId);
    const mine = tasks.find(({ unit_path }) => unit_path === '/1/12/7/')!;
    await bus.rpc.send(taskSignFor, { taskId: mine.id }, await bus.as(bus.branch));
    expect(await urge(directiveId)).toEqual({ urged: 3, skipped: 0 });
    const summaries = async (taskId: string) =>
      (await bus.rpc.send(taskHistory, { taskId }, await bus.as(bus.issuer))).rows.map((row) => row.summary);
    expect(await summaries(mine.id)).toEqual(['交办', '签收']);
    expect(await summaries(tasks[0]!.id)).toEqual(['交办', '催办：请今日签收']);
  });

  it('reaches as far as the caller may urge, and those urged within a working day are skipped', async () => {
    const directiveId = await dispatched();
    const street = bus.ledger.person('街道督查', '/1/12/', 'supervise');
    expect(await urge(directiveId, street)).toEqual({ urged: 2, skipped: 0 });
    const urged = (await tasksOf(directiveId)).filter((task) => task.urged);
    expect(urged.map(({ unit_path }) => unit_path)).toEqual(['/1/12/', '/1/12/7/']);
    expect(await urge(directiveId)).toEqual({ urged: 2, skipped: 2 });
    await bus.ledger.rows(
      `update tasks set last_urged_at = now() - interval '30 days' where directive_id = $1`,
      directiveId,
    );
    expect(await urge(directiveId)).toEqual({ urged: 4, skipped: 0 });
  });

  it('is refused for what is not there, not in force or not to be seen', async () => {
    const draft = await bus.ledger.registered(NOTICE);
    await expectRefusal(urge(draft.directiveId), 'task-dispatch/directive-not-issued');
    await expectRefusal(urge(idOf('no directive')), 'task-dispatch/directive-not-found');
    const elsewhere = bus.ledger.person('外区督查', '/2/', 'supervise');
    const directiveId = await dispatched();
    await expectRefusal(urge(directiveId, elsewhere), 'task-dispatch/directive-not-found');
    await expectRefusal(urge(directiveId, bus.branch), 'platform/not-permitted');
    expect((await tasksOf(directiveId)).some((task) => task.urged)).toBe(false);
  });
});
