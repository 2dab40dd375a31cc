import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '#libs/testing';
import { CursorCodec } from '#libs/persistence';
import { TypeormDirectiveReadModel } from '../src/persistence/typeorm-directive-read-model.js';
import { TypeormRemarks } from '../src/persistence/typeorm-remarks.js';
import { MakeRemark } from '../src/use-cases/make-remark.js';
import { ReadDirective } from '../src/use-cases/read-directive.js';
import { ReadRemarks } from '../src/use-cases/read-remarks.js';
import { appointment, at, dispatcher, DISTRICT_ID, handler, idOf, person, stranger } from './task-builder.js';
import { context, TaskFixture } from './task-fixture.js';

const leader = person('区委书记', appointment('/1/', ['remark', 'sign-off']));
const SAID = { words: '请举一反三，补齐台账。', demands: false, dueDay: null };

let fixture: TaskFixture;
let making: MakeRemark;
let reading: ReadRemarks;

beforeAll(async () => {
  fixture = await TaskFixture.start();
  await fixture.found('/1/', '/1/12/', '/1/13/');
  making = new MakeRemark(fixture.desk, fixture.units, fixture.worker());
  const cursors = new CursorCodec('a secret of the specification');
  const directives = new ReadDirective(
    new TypeormDirectiveReadModel(fixture.dataSource, cursors),
    fixture.clock,
  );
  reading = new ReadRemarks(fixture.desk, directives, new TypeormRemarks(fixture.dataSource, cursors));
});
afterAll(() => fixture.stop());

const aTask = async (name: string) => (await fixture.dispatched(name, ['/1/12/'])).get('/1/12/')!;

describe('a remark', () => {
  it('stands on the task, in its history and on the leader’s own list, once however often it is sent', async () => {
    const taskId = await aTask('said');
    const sending = context(leader, { commandKey: 'once' });
    const { task, remark } = await making.execute({ taskId, ...SAID }, sending);
    expect(await making.execute({ taskId, ...SAID }, sending)).toEqual({ task, remark });
    expect(task).toMatchObject({ remarks: 1, state: 'dispatched', version: 2 });
    expect((await reading.ofTask({ taskId, limit: 10 }, handler)).rows).toEqual([remark]);
    expect((await reading.mine({ limit: 10 }, leader)).rows).toEqual([remark]);
    const { rows } = await fixture.use.read.history(taskId, handler);
    expect(rows.at(-1)).toMatchObject({ summary: '批示：请举一反三，补齐台账。', byName: '区委书记' });
    const facts = await fixture.rows<{ data: object; subject: string | null }>(
      `select data, subject from journal where aggregate_id = $1 and type = 'task-dispatch.task.remarked'`,
      taskId,
    );
    expect(facts).toHaveLength(1);
    expect(facts[0]).toMatchObject({
      subject: 'evt.task-dispatch.v1.task.remarked',
      data: { remarkId: remark.remarkId, kind: 'remark', words: SAID.words, newTaskId: null },
    });
  });

  it('that demands opens a linked task for the unit in the same write, of which the worker tells', async () => {
    const taskId = await aTask('demanded');
    const { remark } = await making.execute(
      { taskId, words: '一周内再查一遍。', demands: true, dueDay: '2026-12-04' },
      context(leader),
    );
    await fixture.dispatchAll();
    const opened = await fixture.use.read.view(remark.newTaskId!, handler);
    expect(opened).toMatchObject({
      originTaskId: taskId,
      parentTaskId: null,
      requirement: '一周内再查一遍。',
      state: 'dispatched',
      dueAt: at('2026-12-05 00:00').toISOString(),
      actions: ['sign-for', 'decline'],
    });
    await fixture.use.signFor.execute({ taskId: remark.newTaskId! }, context(handler));
    expect(await fixture.tasks.find(DISTRICT_ID, taskId)).toMatchObject({
      state: 'dispatched',
      childrenTotal: 0,
    });
    const told = await fixture.rows<{ type: string }>(
      `select type from journal where aggregate = 'dispatch' and data ->> 'itemId' = $1 order by seq`,
      remark.remarkId,
    );
    expect(told.map(({ type }) => type.split('.').at(-1))).toEqual(['tasks-created', 'completed']);
  });

  it('is refused without the duty, and unknown to who does not see the task', async () => {
    const taskId = await aTask('refused');
    const as = (caller: typeof leader) => making.execute({ taskId, ...SAID }, context(caller));
    await expectRefusal(as(dispatcher), 'task-dispatch/not-your-task');
    await expectRefusal(as(stranger), 'task-dispatch/task-not-found');
    await expectRefusal(reading.ofTask({ taskId, limit: 10 }, stranger), 'task-dispatch/task-not-found');
    expect(await fixture.journal(taskId)).toEqual([]);
    expect((await reading.mine({ limit: 10 }, dispatcher)).rows).toEqual([]);
  });

  it('without words is initialled; lists are newest first, page by page', async () => {
    const taskId = await aTask('initialled');
    const another = person('副书记', appointment('/1/', ['remark']));
    await making.execute({ taskId, words: null, demands: false, dueDay: null }, context(another));
    await making.execute({ taskId, ...SAID }, context(another));
    const first = await reading.mine({ limit: 1 }, another);
    const second = await reading.mine({ limit: 1, cursor: first.next! }, another);
    expect([...first.rows, ...second.rows].map(({ kind, words }) => [kind, words])).toEqual([
      ['remark', SAID.words],
      ['initialled', null],
    ]);
    expect(second.next).toBeNull();
    const { rows } = await fixture.use.read.history(taskId, handler);
    expect(rows.slice(-2).map(({ summary }) => summary)).toEqual(['圈阅', `批示：${SAID.words}`]);
    const crossing = reading.ofTask({ taskId, limit: 1, cursor: first.next! }, another);
    await expectRefusal(crossing, 'platform/cursor-rejected');
  });

  it('leaves totals exact and two demands of one task beside each other', async () => {
    const taskId = await aTask('twice');
    const demand = { taskId, words: '再报一次。', demands: true, dueDay: null };
    const made = [
      await making.execute(demand, context(leader)),
      await making.execute(demand, context(leader)),
    ];
    expect(new Set(made.map(({ remark }) => remark.newTaskId)).size).toBe(2);
    const counts = await fixture.use.read.counts({ view: 'below', directiveId: idOf('directive') }, leader);
    const [rows] = await fixture.rows<{ total: number }>(
      'select count(*)::int as total from tasks where directive_id = $1',
      idOf('directive'),
    );
    expect(counts.total).toBe(rows!.total);
  });
});
