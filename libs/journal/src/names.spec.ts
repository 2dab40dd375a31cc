import { describe, expect, it } from '@jest/globals';
import { bucketOf, parseChaosPoints, subjectOf } from './index.js';
import { minuteOf } from './receipts.js';

describe('what follows from a fact', () => {
  it('is its subject, from its type', () => {
    expect(subjectOf('task-dispatch.task.signed-for')).toBe('evt.task-dispatch.v1.task.signed-for');
  });

  it('is its bucket, from its aggregate', () => {
    const id = '01890000-0000-7000-8000-00000000000';
    expect([...'0123456789abcdef'].map((digit) => bucketOf(id + digit))).toEqual(
      Array.from({ length: 16 }, (_, n) => n),
    );
  });

  it('is its minute, also before 1970', () => {
    expect(minuteOf('1970-01-01T00:01:59.999Z')).toBe(1);
    expect(minuteOf('1969-12-31T23:59:59.999Z')).toBe(-1);
    expect(minuteOf('1970-01-01T08:01:00.000+08:00')).toBe(1);
  });
});

describe('the setting of crash points', () => {
  it('names points, with a probability where it is not certain', () => {
    expect([...parseChaosPoints('journal.after-commit=0.25,relay.after-publish')]).toEqual([
      ['journal.after-commit', 0.25],
      ['relay.after-publish', 1],
    ]);
    expect(parseChaosPoints(undefined).size).toBe(0);
    expect(parseChaosPoints('').size).toBe(0);
  });
});
