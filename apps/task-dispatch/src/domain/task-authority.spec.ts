import { describe, expect, it } from '@jest/globals';
import {
  appointment,
  dispatcher,
  handler,
  idOf,
  person,
  reviewer,
  stranger,
  task,
} from '../../test/task-builder.js';
import { actOn, maySee } from './task-authority.js';

const refusalOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'accepted';
};

describe('a task', () => {
  it('is seen by its unit, by those above who dispatch, review or supervise, and by its contact person', () => {
    for (const caller of [handler, dispatcher, reviewer, person('drafter')])
      expect(maySee(caller, task())).toBe(true);
  });

  it('is seen by a member of the unit whose post handles nothing', () => {
    expect(maySee(person('分管副书记', appointment('/1/12/', ['remark'])), task())).toBe(true);
  });

  it('is not seen by a sibling unit, by a unit whose number merely begins alike, or from another district', () => {
    expect(maySee(stranger, task())).toBe(false);
    expect(maySee(person('别处', appointment('/1/1/', ['review'])), task())).toBe(false);
    expect(maySee(dispatcher, { ...task(), districtId: idOf('another district') })).toBe(false);
  });

  it('is not seen by those who keep the system, its rights or its records', () => {
    const keepers = person(
      '管理员',
      appointment('/1/12/', ['administer-units', 'administer-accounts', 'audit'], '/1/'),
    );
    expect(maySee(keepers, task())).toBe(false);
  });

  it('S93: gives the same answer when it is out of scope as when it does not exist', () => {
    expect(refusalOf(() => actOn(task(), stranger, 'unit'))).toBe('task-dispatch/task-not-found');
    expect(refusalOf(() => actOn(null, stranger, 'unit'))).toBe('task-dispatch/task-not-found');
  });

  it('S93: is forbidden to those who see it but may not act on that side', () => {
    expect(refusalOf(() => actOn(task(), dispatcher, 'unit'))).toBe('task-dispatch/not-your-task');
    expect(refusalOf(() => actOn(task(), handler, 'issuer'))).toBe('task-dispatch/not-your-task');
    expect(refusalOf(() => actOn(task(), reviewer, 'supervisor'))).toBe('task-dispatch/not-your-task');
  });

  it('stays in sight of its unit while the unit moves, before the task has followed', () => {
    const moved = person('支部书记', {
      ...appointment('/1/12/', ['handle']),
      unitPath: '/1/13/4/',
      scopePath: '/1/13/4/',
    });
    expect(maySee(moved, task())).toBe(true);
    expect(actOn(task(), moved, 'unit').task.taskId).toBe(task().taskId);
  });

  it('is handled in the very unit alone, never from a unit above it', () => {
    const above = person('上级', appointment('/1/', ['handle', 'review']));
    expect(refusalOf(() => actOn(task(), above, 'unit'))).toBe('task-dispatch/not-your-task');
  });
});
