import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { cancel } from '../src/domain/issuer-commands.js';
import { at, CRITERIA, DISTRICT_ID, dispatcher, handler, idOf } from './task-builder.js';
import { context, TaskFixture } from './task-fixture.js';

let fixture: TaskFixture | undefined;

beforeEach(async () => {
  await fixture?.stop();
  fixture = await TaskFixture.start();
});
afterAll(() => fixture?.stop());

describe('the sweep of due tasks', () => {
  it('tells once of each window and light, however often and late it runs', async () => {
    const { use, clock } = fixture!;
    const tasks = await fixture!.dispatched('swept', ['/1/12/', '/1/13/']);
    await use.signFor.execute({ taskId: tasks.get('/1/12/')! }, context(handler));
    const moments = [
      '2026-11-20 16:30',
      '2026-11-24 16:00',
      '2026-12-15 10:00',
      '2026-12-19 00:00',
      '2027-02-01 10:00',
    ];
    for (const moment of moments) {
      clock.set(at(moment));
      await use.tell.execute();
      await use.tell.execute();
    }
    expect(await fixture!.journal(tasks.get('/1/12/')!)).toEqual(['signed-for', 'due-soon', 'overdue']);
    expect(await fixture!.journal(tasks.get('/1/13/')!)).toEqual(['sign-for-overdue', 'due-soon', 'overdue']);
  });

  it('S75: by two workers at once tells everybody once, in more than one chunk', async () => {
    const paths = Array.from({ length: 1_100 }, (_, index) => `/1/${index + 1_000}/`);
    await fixture!.dispatched('many', paths);
    fixture!.clock.set(at('2026-11-24 16:00'));
    const told = await Promise.all([1, 2].map(() => fixture!.use.tell.execute()));
    expect(told.reduce((sum, one) => sum + one, 0)).toBe(1_100);
    const facts = await fixture!.rows<{ aggregate_id: string }>(
      `select aggregate_id from journal where type = 'task-dispatch.task.sign-for-overdue'`,
    );
    expect(new Set(facts.map((fact) => fact.aggregate_id)).size).toBe(1_100);
    expect(facts).toHaveLength(1_100);
  });
});

describe('tasks', () => {
  it('follow a unit that moves, and those above see them at their new place alone', async () => {
    await fixture!.found('/1/', '/1/12/', '/1/13/');
    const tasks = await fixture!.dispatched('moving', ['/1/12/', '/1/13/']);
    await fixture!.rows(`update org_units set path = '/1/13/4/' where path = '/1/12/'`);
    await fixture!.use.follow.execute();
    const moved = await fixture!.tasks.find(DISTRICT_ID, tasks.get('/1/12/')!);
    expect(moved).toMatchObject({ unitPath: '/1/13/4/', state: 'dispatched' });
    expect(await fixture!.journal(moved!.taskId)).toEqual(['unit-followed']);
    await fixture!.use.follow.execute();
    expect(await fixture!.journal(moved!.taskId)).toEqual(['unit-followed']);
  });

  it('that are open have the unit’s present secretary; S91: ended ones keep the name under which they ended', async () => {
    await fixture!.found('/1/', '/1/12/');
    const open = (await fixture!.dispatched('open', ['/1/12/'])).get('/1/12/')!;
    const ended = (await fixture!.dispatched('ended', ['/1/12/'])).get('/1/12/')!;
    await fixture!.use.cancel.execute({ taskId: ended, reason: '重复' }, context(dispatcher));
    await fixture!.rows(
      `update org_units set name = '新十二支部', responsible_person_id = $1, responsible_name = '赵书记', responsible_vacant = true where path = '/1/12/'`,
      idOf('successor'),
    );
    await fixture!.use.follow.execute();
    expect(await fixture!.tasks.find(DISTRICT_ID, open)).toMatchObject({
      unitName: '新十二支部',
      responsible: { personId: idOf('successor'), name: '赵书记', vacant: true },
    });
    expect(await fixture!.tasks.find(DISTRICT_ID, ended)).toMatchObject({ unitName: '/1/12/ 党支部' });
  });

  it('follow at every look, also those that ended, those made since, and those whose issuer has moved', async () => {
    await fixture!.found('/1/', '/1/12/', '/1/12/1/');
    const follow = fixture!.use.follow;
    const street = { issuerUnitId: idOf('unit /1/12/'), issuerUnitPath: '/1/12/' };
    const ended = (await fixture!.dispatched('ended', ['/1/12/1/'], street)).get('/1/12/1/')!;
    await fixture!.use.cancel.execute({ taskId: ended, reason: '重复' }, context(dispatcher));
    await follow.execute();
    await fixture!.rows(`update org_units set path = '/1/9/' where path = '/1/12/'`);
    await fixture!.rows(`update org_units set path = '/1/9/1/' where path = '/1/12/1/'`);
    await follow.execute();
    const place = { unitPath: '/1/9/1/', issuerUnitPath: '/1/9/' };
    expect(await fixture!.tasks.find(DISTRICT_ID, ended)).toMatchObject({ ...place, state: 'cancelled' });
    const late = (await fixture!.dispatched('late', ['/1/12/1/'], street)).get('/1/12/1/')!;
    await follow.execute();
    expect(await fixture!.tasks.find(DISTRICT_ID, late)).toMatchObject(place);
    await follow.execute();
    expect(await fixture!.journal(ended)).toEqual(['cancelled', 'unit-followed']);
  });

  it('below a cancelled one are cancelled by the sweep too, when a crash came between', async () => {
    await fixture!.found('/1/', '/1/12/', '/1/12/1/');
    const taskId = (await fixture!.dispatched('parent', ['/1/12/'])).get('/1/12/')!;
    await fixture!.use.signFor.execute({ taskId }, context(handler));
    const child = {
      unitId: idOf('unit /1/12/1/'),
      criterionIds: CRITERIA.map((criterion) => criterion.criterionId),
      requirement: null,
      dueDay: '2026-12-15',
    };
    const { childTaskIds } = await fixture!.use.reDispatch.execute(
      { taskId, children: [child] },
      context(handler),
    );
    await fixture!.desk.command({ verb: 'cancel', taskId, context: context(dispatcher) }, (task, acting) =>
      cancel(task, '任务已无必要', acting),
    );
    expect((await fixture!.tasks.find(DISTRICT_ID, childTaskIds[0]!))?.state).toBe('dispatched');
    await fixture!.orphans.execute('sweep');
    expect((await fixture!.tasks.find(DISTRICT_ID, childTaskIds[0]!))?.state).toBe('cancelled');
  });
});
