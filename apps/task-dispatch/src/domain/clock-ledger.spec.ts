import { WORKING_DAY_MS } from '#libs/kernel';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { at, calendar, task } from '../../test/task-builder.js';
import {
  clockOf,
  effectiveDueNow,
  handOver,
  yellowMargin,
  type ClockEntry,
  type ClockHolder,
} from './clock-ledger.js';
import { isLate, lightOf } from './light.js';

const DAY = WORKING_DAY_MS;

describe('the yellow margin', () => {
  it('is half of a short time, three days of a middling one and a fifth of a long one', () => {
    expect(yellowMargin(2 * DAY)).toBe(DAY);
    expect(yellowMargin(10 * DAY)).toBe(3 * DAY);
    expect(yellowMargin(30 * DAY)).toBe(6 * DAY);
  });
});

describe('the effective due', () => {
  it('is the due as long as only the unit held the clock', () => {
    expect(task().effectiveDueAt).toEqual(task().dueAt);
  });

  it('S71: moves by the working time that others held the clock; the due itself stays', () => {
    const away = handOver(task(), { to: 'reviewer', at: at('2026-11-25 10:00') }, calendar);
    const held = { ...task(), ...away.clock };
    const back = handOver(held, { to: 'unit', at: at('2026-11-27 10:00') }, calendar);
    expect(back.clock.heldByOthersMs).toBe(2 * DAY);
    // Due on Friday 24:00, and two working days later.
    expect(back.clock.effectiveDueAt).toEqual(at('2026-12-22 18:00'));
    expect(held.dueAt).toEqual(task().dueAt);
  });

  it('does not move by the time of a request that the unit took back itself', () => {
    const held = {
      ...task(),
      ...handOver(task(), { to: 'reviewer', at: at('2026-11-25 10:00') }, calendar).clock,
    };
    const back = handOver(held, { to: 'unit', at: at('2026-11-27 10:00'), countsAsUnit: true }, calendar);
    expect(back.clock.effectiveDueAt).toEqual(task().dueAt);
  });

  it('is shown as it would be if the clock came back now, while somebody else holds it', () => {
    const held = {
      ...task(),
      ...handOver(task(), { to: 'reviewer', at: at('2026-11-25 10:00') }, calendar).clock,
    };
    expect(held.effectiveDueAt).toEqual(task().dueAt);
    expect(effectiveDueNow(held, at('2026-11-27 10:00'), calendar)).toEqual(at('2026-12-22 18:00'));
  });

  it('never runs backwards when a machine’s clock jumps back', () => {
    const held = {
      ...task(),
      ...handOver(task(), { to: 'reviewer', at: at('2026-11-25 10:00') }, calendar).clock,
    };
    const back = handOver(held, { to: 'unit', at: at('2026-11-25 09:30') }, calendar);
    expect(back.entry.since).toEqual(at('2026-11-25 10:00'));
    expect(back.clock.heldByOthersMs).toBe(0);
  });
});

describe('a light', () => {
  const lit = task();

  it('is green, then yellow at the margin, then red when the due has come', () => {
    expect(lightOf(lit, new Date(lit.yellowAt.getTime() - 1))).toBe('green');
    expect(lightOf(lit, lit.yellowAt)).toBe('yellow');
    expect(lightOf(lit, new Date(lit.redAt.getTime() - 1))).toBe('yellow');
    expect(lightOf(lit, lit.redAt)).toBe('red');
    expect(isLate(lit, lit.redAt)).toBe(true);
  });

  it('stays as it was while somebody else holds the clock', () => {
    const held = { ...lit, ...handOver(lit, { to: 'reviewer', at: at('2026-11-25 10:00') }, calendar).clock };
    expect(lightOf(held, at('2027-03-01 10:00'))).toBe('green');
    expect(isLate(held, at('2027-03-01 10:00'))).toBe(false);
  });

  it('of an ended task was late when the unit let go of it too late, whatever reviewers did after', () => {
    const endedAfter = (submittedAt: string) => {
      const left = { ...lit, ...handOver(lit, { to: 'reviewer', at: at(submittedAt) }, calendar).clock };
      const clock = handOver(left, { to: 'nobody', at: at('2026-12-22 10:00') }, calendar).clock;
      return isLate({ ...left, ...clock, state: 'closed' }, at('2027-03-01 10:00'));
    };
    expect(endedAfter('2026-12-18 20:00')).toBe(false);
    expect(endedAfter('2026-12-19 10:00')).toBe(true);
  });

  it('is none once the task has ended', () => {
    expect(lightOf({ ...lit, state: 'closed' }, lit.redAt)).toBeNull();
  });
});

describe('a stored clock', () => {
  it('equals the one recomputed from its ledger, whatever was done', () => {
    const holder = fc.constantFrom<ClockHolder>('unit', 'issuer', 'reviewer');
    const steps = fc.array(fc.tuple(holder, fc.integer({ min: 0, max: 400 }), fc.boolean(), fc.boolean()), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(steps, (script) => {
        const first: ClockEntry = {
          position: 1,
          holder: 'unit',
          since: task().dispatchedAt,
          previousCountsAsUnit: false,
          dueFloorAt: null,
        };
        const ledger = [first];
        let current = task();
        for (const [to, hours, countsAsUnit, floored] of script) {
          const now = new Date(current.clockSince.getTime() + hours * 3_600_000);
          const dueFloorAt = floored ? calendar.addWorkingDays(now, 2) : null;
          const { clock, entry } = handOver(current, { to, at: now, countsAsUnit, dueFloorAt }, calendar);
          ledger.push(entry);
          current = { ...current, ...clock };
        }
        const recomputed = clockOf(ledger, current, calendar);
        expect(current).toMatchObject({ ...recomputed });
        expect(recomputed.effectiveDueAt.getTime()).toBeGreaterThanOrEqual(current.dueAt.getTime());
      }),
    );
  });
});
