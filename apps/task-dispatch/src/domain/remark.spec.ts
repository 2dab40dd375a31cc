import { describe, expect, it } from '@jest/globals';
import { failureOf } from '#libs/kernel';
import {
  acting,
  appointment,
  at,
  dispatcher,
  handler,
  idOf,
  person,
  stranger,
  task,
} from '../../test/task-builder.js';
import { remark, type RemarkCommand } from './remark.js';
import type { Task } from './task.js';

const leader = person('区委书记', appointment('/1/', ['remark']));
const unit = {
  unitId: task().unitId,
  path: '/1/12/',
  name: '第十二党支部',
  kind: 'branch',
  ended: false,
  responsible: { personId: idOf('secretary now'), name: '赵书记', vacant: false },
};
const wish: RemarkCommand = {
  remarkId: idOf('remark'),
  dispatchId: idOf('dispatch of the remark'),
  words: '请举一反三。',
  demands: false,
  dueDay: null,
  unit,
};

const by = (caller = leader) => acting(caller, '2026-11-23 10:00');
const codeOf = (run: () => unknown): string | undefined => {
  try {
    run();
    return 'accepted';
  } catch (error) {
    return failureOf(error)?.code;
  }
};

describe('a remark', () => {
  it('is counted on the task, tells its words and by whom, and changes nothing else', () => {
    const before = task({ state: 'in-progress' });
    const { change, opened } = remark(before, wish, by());
    expect(change.task).toEqual({ ...before, remarks: 1 });
    expect(change.clockEntry).toBeNull();
    expect(opened).toBeNull();
    expect(change.happening).toMatchObject({
      name: 'remarked',
      data: { kind: 'remark', words: '请举一反三。', newTaskId: null, byName: '区委书记' },
    });
  });

  it('without words is an initial', () => {
    const { change } = remark(task(), { ...wish, words: null }, by());
    expect(change.happening.data).toMatchObject({ kind: 'initialled', words: null });
  });

  it('is for who holds the duty above the unit; others may not, and strangers do not see the task', () => {
    expect(codeOf(() => remark(task(), wish, by(dispatcher)))).toBe('task-dispatch/not-your-task');
    expect(codeOf(() => remark(task(), wish, by(handler)))).toBe('task-dispatch/not-your-task');
    expect(codeOf(() => remark(task(), wish, by(stranger)))).toBe('task-dispatch/task-not-found');
    expect(codeOf(() => remark(null, wish, by()))).toBe('task-dispatch/task-not-found');
  });

  it('may follow a task that was closed, not one that was cancelled or went elsewhere', () => {
    const ended = { reason: null, at: at('2026-11-22 10:00').toISOString(), resultLevel: null };
    const inState = (state: Task['state']) => codeOf(() => remark(task({ state, ended }), wish, by()));
    expect(inState('closed')).toBe('accepted');
    expect(inState('cancelled')).toBe('task-dispatch/task-ended');
    expect(inState('handed-over')).toBe('task-dispatch/task-ended');
  });
});

describe('a remark that demands', () => {
  const demand = { ...wish, demands: true };

  it('opens a task for the same unit as it is now, with the words as requirement and the default criterion', () => {
    const before = task({ state: 'in-progress' });
    const { change, opened } = remark(before, demand, by());
    expect(change.task).toEqual({ ...before, remarks: 1 });
    expect(opened!.content).toMatchObject({
      directiveId: before.directiveId,
      itemId: wish.remarkId,
      heading: '批示事项：开展拉网式排查',
      requirement: '请举一反三。',
      criteria: [{ text: '按条目要求办结并说明结果' }],
      originTaskId: before.taskId,
    });
    expect(opened!.target).toMatchObject({ unitId: before.unitId, responsible: { name: '赵书记' } });
    expect(change.remark?.newTaskId).toBe(change.happening.data['newTaskId']);
  });

  it('is due after 20 days, or on the day it names', () => {
    expect(remark(task(), demand, by()).opened?.target.dueAt).toEqual(at('2026-12-15 00:00'));
    const named = remark(task(), { ...demand, dueDay: '2026-12-04' }, by());
    expect(named.opened?.target.dueAt).toEqual(at('2026-12-05 00:00'));
  });

  it('is refused for a day that has passed, and for a unit that is no more', () => {
    const refused = (more: Partial<RemarkCommand>) =>
      codeOf(() => remark(task(), { ...demand, ...more }, by()));
    expect(refused({ dueDay: '2026-11-22' })).toBe('task-dispatch/due-in-the-past');
    expect(refused({ unit: null })).toBe('task-dispatch/unit-not-below-issuer');
    expect(refused({ unit: { ...unit, ended: true } })).toBe('task-dispatch/unit-not-below-issuer');
  });
});
