import { describe, expect, it } from '@jest/globals';
import { at, calendar, task } from '../../test/task-builder.js';
import { stuckLimits, stuckOf } from './stuck.js';
import type { Task } from './task.js';

/** Dispatched on Friday at 16:00: the window ends on Tuesday at 16:00, the due on 2026-12-18 at 24:00. */
const stuckAt = (more: Partial<Task>, when: string) => stuckOf(task(more), stuckLimits(at(when), calendar));
const DUE = at('2026-12-19 00:00');

describe('a task is stuck', () => {
  it('since the end of its window, when nobody has signed for it', () => {
    expect(stuckAt({}, '2026-11-24 15:59')).toBeNull();
    expect(stuckAt({}, '2026-11-24 16:00')).toEqual({
      reason: 'unsigned-late',
      since: at('2026-11-24 16:00'),
    });
  });

  it('since its effective due, signed for or not', () => {
    const signedFor = { state: 'in-progress', signedForAt: at('2026-11-23 10:00') } as const;
    expect(stuckAt(signedFor, '2026-12-18 23:59')).toBeNull();
    expect(stuckAt(signedFor, '2026-12-19 00:00')).toEqual({ reason: 'overdue', since: DUE });
    expect(stuckAt({}, '2026-12-19 00:00')).toEqual({ reason: 'overdue', since: DUE });
  });

  it('when a reviewer has had it for two working days, counted over a weekend', () => {
    const since = at('2026-11-20 16:00');
    const inReview = { state: 'in-review', clockHolder: 'reviewer', clockSince: since } as const;
    expect(stuckAt(inReview, '2026-11-24 15:59')).toBeNull();
    expect(stuckAt(inReview, '2026-11-24 16:00')).toEqual({ reason: 'review-waits', since });
  });

  it('when the issuer has not answered a decline within one working day', () => {
    const since = at('2026-11-20 16:30');
    const declined = { state: 'declined', clockHolder: 'issuer', clockSince: since } as const;
    expect(stuckAt(declined, '2026-11-23 16:29')).toBeNull();
    expect(stuckAt(declined, '2026-11-23 16:30')).toEqual({ reason: 'decline-waits', since });
  });

  it('when the issuer has not answered a request for more time within one working day', () => {
    const since = at('2026-12-14 10:00');
    const asking = { state: 'in-progress', clockHolder: 'issuer', clockSince: since } as const;
    expect(stuckAt(asking, '2026-12-15 09:59')).toBeNull();
    expect(stuckAt(asking, '2026-12-15 10:00')).toEqual({ reason: 'extension-waits', since });
  });

  it('never while it is suspended, nor after its end, nor for a due that ran while others held it', () => {
    const others = { clockHolder: 'nobody', clockSince: at('2026-11-23 10:00') } as const;
    expect(stuckAt({ state: 'suspended', ...others }, '2027-02-01 10:00')).toBeNull();
    expect(stuckAt({ state: 'closed', ...others }, '2027-02-01 10:00')).toBeNull();
    const inReview = {
      state: 'in-review',
      clockHolder: 'reviewer',
      clockSince: at('2026-12-18 17:00'),
    } as const;
    expect(stuckAt(inReview, '2026-12-21 10:00')).toBeNull();
  });

  it('overdue by the very instant at which its light turns red', () => {
    const made = task();
    expect(made.redAt).toEqual(made.effectiveDueAt);
  });
});
