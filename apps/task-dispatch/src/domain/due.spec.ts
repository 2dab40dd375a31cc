import { WORKING_DAY_MS } from '#libs/kernel';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { at, calendar } from '../../test/task-builder.js';
import { dueAt, signForDueAt } from './due.js';

const HOUR = 3_600_000;
const dispatch = (local: string) => ({ at: at(local), defaultDays: 30 });

describe('working time', () => {
  it('S70: one working day from Friday 16:00 is Monday 16:00', () => {
    expect(calendar.addWorkingDays(at('2026-11-20 16:00'), 1)).toEqual(at('2026-11-23 16:00'));
  });

  it('S70: with a make-up Saturday one working day from Friday 16:00 is Saturday 16:00', () => {
    expect(calendar.addWorkingDays(at('2026-02-27 16:00'), 1)).toEqual(at('2026-02-28 16:00'));
  });

  it('passes over the days of a holiday', () => {
    expect(calendar.addWorkingDays(at('2026-09-30 10:00'), 1)).toEqual(at('2026-10-08 10:00'));
    expect(calendar.addWorkingDays(at('2025-01-27 10:00'), 1)).toEqual(at('2025-02-05 10:00'));
  });

  it('knows weekends alone in a year that is not published', () => {
    expect(calendar.isWorkingDay('2031-10-01')).toBe(true);
    expect(calendar.isWorkingDay('2031-10-04')).toBe(false);
  });

  it('begins at the next opening when it is counted from outside working hours', () => {
    expect(calendar.add(at('2026-11-20 20:00'), HOUR)).toEqual(at('2026-11-23 10:00'));
    expect(calendar.add(at('2026-11-23 05:00'), HOUR)).toEqual(at('2026-11-23 10:00'));
  });

  it('ends with the working day, not with the next opening', () => {
    expect(calendar.add(at('2026-11-20 09:00'), WORKING_DAY_MS)).toEqual(at('2026-11-20 18:00'));
    expect(calendar.subtract(at('2026-11-20 18:00'), WORKING_DAY_MS)).toEqual(at('2026-11-20 09:00'));
  });

  it('is none at night, on a weekend and backwards', () => {
    expect(calendar.between(at('2026-11-20 18:00'), at('2026-11-23 09:00'))).toBe(0);
    expect(calendar.between(at('2026-11-23 12:00'), at('2026-11-23 10:00'))).toBe(0);
  });

  it('that is added is the working time between the two instants, and subtracting it leads back inside it', () => {
    const start = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2028, 0, 1) });
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 60 * WORKING_DAY_MS }), (from, amount) => {
        const end = calendar.add(new Date(from), amount);
        expect(calendar.between(new Date(from), end)).toBe(amount);
        const back = calendar.subtract(end, amount);
        expect(back.getTime()).toBeGreaterThanOrEqual(from);
        expect(calendar.between(back, end)).toBe(amount);
      }),
    );
  });
});

describe('a due', () => {
  it('on a date means 24:00 of that day', () => {
    const due = dueAt(
      { kind: 'date', day: '2026-12-18', hard: false },
      dispatch('2026-11-20 16:00'),
      calendar,
    );
    expect(due).toEqual(at('2026-12-19 00:00'));
  });

  it('on a day without work moves to the end of the next working day', () => {
    const due = dueAt(
      { kind: 'date', day: '2026-10-01', hard: false },
      dispatch('2026-09-20 16:00'),
      calendar,
    );
    expect(due).toEqual(at('2026-10-09 00:00'));
  });

  it('on a day without work stays when it is hard', () => {
    const due = dueAt(
      { kind: 'date', day: '2026-10-01', hard: true },
      dispatch('2026-09-20 16:00'),
      calendar,
    );
    expect(due).toEqual(at('2026-10-02 00:00'));
  });

  it('that the text does not name is the default of calendar days, moved off a day without work', () => {
    expect(dueAt({ kind: 'default' }, dispatch('2026-11-20 16:00'), calendar)).toEqual(
      at('2026-12-22 00:00'),
    );
    const meeting = { at: at('2026-11-20 16:00'), defaultDays: 20 };
    expect(dueAt({ kind: 'default' }, meeting, calendar)).toEqual(at('2026-12-11 00:00'));
  });

  it('in working days counts from the dispatch', () => {
    expect(dueAt({ kind: 'working-days', days: 1 }, dispatch('2026-11-20 16:00'), calendar)).toEqual(
      at('2026-11-23 16:00'),
    );
  });

  it('to sign for is one working day when urgent and two otherwise', () => {
    expect(signForDueAt(at('2026-11-20 16:00'), true, calendar)).toEqual(at('2026-11-23 16:00'));
    expect(signForDueAt(at('2026-11-20 16:00'), false, calendar)).toEqual(at('2026-11-24 16:00'));
  });
});
