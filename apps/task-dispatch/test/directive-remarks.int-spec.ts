import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  directiveRemark,
  directiveRemarks,
  type InputOf,
  remarkList,
  taskGet,
  taskList,
} from '#libs/contracts';
import type { Caller } from '#libs/kernel';
import { eventually, expectRefusal } from '#libs/testing';
import { idOf } from './directive-builder.js';
import { NOTICE } from './directive-fixture.js';
import { PATHS } from './stated-services.js';
import { TasksOverBus } from './tasks-over-bus.js';

let bus: TasksOverBus;
let leader: Caller;
let directiveId: string;
let itemId: string;

beforeAll(async () => {
  bus = await TasksOverBus.start();
  leader = bus.ledger.person('区委书记', '/1/', 'remark', 'sign-off');
}, 60_000);
afterAll(() => bus.stop());

beforeEach(async () => {
  ({ directiveId } = await bus.ledger.issued(NOTICE));
  itemId = (await bus.ledger.items(directiveId))[0]!.itemId;
  await eventually(async () => {
    const [row] = await bus.ledger.rows<{ made: number }>(
      'select count(*)::int as made from tasks where directive_id = $1',
      directiveId,
    );
    expect(row!.made).toBe(PATHS.length);
  });
});

const say = async (wish: Partial<InputOf<typeof directiveRemark>>, caller = leader) =>
  await bus.rpc.send(directiveRemark, { directiveId, ...wish }, await bus.as(caller));
const shownTo = async (caller: Caller, limit = 10) =>
  (await bus.rpc.send(directiveRemarks, { directiveId, limit }, await bus.as(caller))).rows;

describe('a remark on a directive', () => {
  it('stands on it for all who see it and on the leader’s list, and is told to everybody concerned', async () => {
    const { remark, directive } = await say({ words: '请抓紧落实。' });
    expect(directive).toMatchObject({ directiveId, actions: ['remark'] });
    expect(remark).toMatchObject({ taskId: null, itemId: null, heading: directive.title, unitName: null });
    expect(await shownTo(bus.branch)).toEqual([remark]);
    const mine = await bus.rpc.send(remarkList, { limit: 1 }, await bus.as(leader));
    expect(mine.rows).toEqual([remark]);
    const facts = await bus.ledger.facts(directiveId);
    const told = facts.slice(-2).map(({ type, data }) => [type, data['words'], data['personIds']]);
    expect(told).toEqual([
      ['task-dispatch.directive.remarked', '请抓紧落实。', undefined],
      [
        'task-dispatch.directive.remark-passed-on',
        '请抓紧落实。',
        PATHS.map((path) => idOf(`secretary ${path}`)).sort(),
      ],
    ]);
  });

  it('stands at its item; one that was only seen is told to nobody but on record', async () => {
    await say({ itemId, words: null });
    const { remark } = await say({ itemId, words: '先行试点。' });
    const rows = await shownTo(bus.sibling);
    expect(rows.map(({ kind, itemPath, heading }) => [kind, itemPath, heading])).toEqual([
      ['remark', '1', '开展排查'],
      ['initialled', '1', '开展排查'],
    ]);
    expect(rows[0]).toEqual(remark);
    const facts = await bus.ledger.facts(directiveId);
    const passedOn = facts.filter(({ type }) => type.endsWith('remark-passed-on'));
    expect(passedOn.map(({ data }) => data['words'])).toEqual(['先行试点。']);
  });

  it('that demands opens a task of the named unit, and no sibling learns of it', async () => {
    const unitId = idOf('unit /1/12/7/');
    const { remark } = await say({ itemId, words: '两周内报结果。', demands: true, unitId });
    expect(remark).toMatchObject({ demands: true, unitName: '/1/12/7/ 党支部' });
    const opened = await bus.rpc.send(taskGet, { taskId: remark.newTaskId! }, await bus.as(bus.branch));
    expect(opened).toMatchObject({ unitId, requirement: '两周内报结果。', state: 'dispatched', directiveId });
    expect(await shownTo(bus.branch)).toEqual([remark]);
    expect(await shownTo(bus.issuer)).toEqual([remark]);
    expect(await shownTo(bus.sibling)).toEqual([]);
    const { rows } = await bus.rpc.send(
      taskList,
      { directiveId, view: 'mine', limit: 10 },
      await bus.as(bus.branch),
    );
    expect(rows).toHaveLength(2);
  });

  it('is refused without the duty over the issuer, for a draft, and to whoever does not see it', async () => {
    const street = bus.ledger.person('街道书记', '/1/12/', 'remark');
    await expectRefusal(say({ words: '好。' }, street), 'task-dispatch/directive-not-yours');
    await expectRefusal(say({ words: '好。' }, bus.branch), 'platform/not-permitted');
    const elsewhere = bus.ledger.person('外区书记', '/2/', 'remark');
    await expectRefusal(say({ words: '好。' }, elsewhere), 'task-dispatch/directive-not-found');
    await expectRefusal(shownTo(elsewhere), 'task-dispatch/directive-not-found');
    const draft = await bus.ledger.registered(NOTICE);
    const early = say({ directiveId: draft.directiveId, words: '好。' });
    await expectRefusal(early, 'task-dispatch/directive-not-issued');
    expect(await shownTo(bus.branch)).toEqual([]);
  });
});
