import { expect, it } from '@jest/globals';
import { failureOf } from '#libs/kernel';
import * as fc from 'fast-check';
import { at, calendar, dispatcher, task } from '../../test/task-builder.js';
import { urge } from './issuer-commands.js';
import { urgedLongAgo } from './urge-unsigned.js';

it('many at once may be urged again exactly when each of them alone may', () => {
  const hours = fc.integer({ min: 0, max: 24 * 60 });
  fc.assert(
    fc.property(hours, fc.integer({ min: 0, max: 60 * 72 }), (start, minutes) => {
      const lastUrgedAt = new Date(at('2026-12-21 00:00').getTime() + start * 3_600_000);
      const now = new Date(lastUrgedAt.getTime() + minutes * 60_000);
      expect(lastUrgedAt <= urgedLongAgo(now, calendar)).toBe(mayUrge(lastUrgedAt, now));
    }),
  );
});

function mayUrge(lastUrgedAt: Date, now: Date): boolean {
  try {
    urge(task({ lastUrgedAt }), { words: null }, { caller: dispatcher, now, calendar });
    return true;
  } catch (error) {
    expect(failureOf(error)?.code).toBe('task-dispatch/urged-too-soon');
    return false;
  }
}
