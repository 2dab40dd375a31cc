import { describe, expect, it } from '@jest/globals';
import { acting, at, dispatcher, handler, person, appointment, task } from '../../test/task-builder.js';
import { tellDue } from './sweep.js';
import { actionsOf } from './task-actions.js';
import type { Task } from './task.js';
import { signFor } from './unit-commands.js';

describe('the sweep', () => {
  const named = (of: Task, now: Date) => tellDue(of, now)?.happening.name ?? null;

  it('tells once that the window to sign for has passed', () => {
    const first = tellDue(task(), at('2026-11-24 16:00'));
    expect(first?.happening.name).toBe('sign-for-overdue');
    expect(named(first!.task, at('2026-11-24 17:00'))).toBeNull();
    expect(
      named(signFor(task(), acting(handler, '2026-11-24 15:00')).task, at('2026-11-24 16:00')),
    ).toBeNull();
  });

  it('tells yellow and red once each, and only red when it comes late', () => {
    const working = task({ state: 'in-progress' });
    const yellow = tellDue(working, working.yellowAt);
    expect(yellow?.happening.name).toBe('due-soon');
    expect(named(yellow!.task, working.yellowAt)).toBeNull();
    expect(named(yellow!.task, working.redAt)).toBe('overdue');
    const late = tellDue(working, working.redAt)!;
    expect(late.happening.name).toBe('overdue');
    expect(named(late.task, new Date(working.redAt.getTime() + 1))).toBeNull();
  });

  it('tells nothing of a task that somebody else holds or that has ended', () => {
    const when = at('2027-06-01 10:00');
    expect(named(task({ state: 'in-review', clockHolder: 'reviewer' }), when)).toBeNull();
    expect(named(task({ state: 'closed', clockHolder: 'nobody' }), when)).toBeNull();
  });
});

describe('the actions of a task', () => {
  const now = at('2026-11-23 10:00');

  it('follow from its state and from the duties of who asks', () => {
    expect(actionsOf(task(), handler, now)).toEqual(['sign-for', 'decline']);
    expect(actionsOf(task(), handler, at('2026-11-24 16:00'))).toEqual(['sign-for']);
    expect(actionsOf(task({ state: 'in-progress' }), handler, now)).toEqual([
      'report',
      'submit',
      'ask-extension',
      're-dispatch',
    ]);
    expect(actionsOf(task({ state: 'in-review' }), handler, now)).toEqual(['take-back']);
    expect(actionsOf(task({ state: 'declined' }), dispatcher, now)).toEqual([
      'insist',
      're-route',
      'cancel',
      'urge',
    ]);
    expect(actionsOf(task(), person('审核人', appointment('/1/', ['review'])), now)).toEqual([]);
  });

  it('are none once it has ended', () => {
    for (const caller of [handler, dispatcher])
      expect(actionsOf(task({ state: 'closed' }), caller, now)).toEqual([]);
  });
});
