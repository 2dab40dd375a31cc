import { describe, expect, it } from '@jest/globals';
import { PUBLISHED_HOLIDAYS, WorkingCalendar } from '#libs/kernel';
import { waitingLight } from './waiting-light.js';

const calendar = new WorkingCalendar(PUBLISHED_HOLIDAYS);
const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`);
const light = (since: string, now: string) => waitingLight(at(since), at(now), calendar);

describe('the light of what waits for a decision', () => {
  it('is green in the first working day and yellow in the second', () => {
    expect(light('2026-11-24 16:00', '2026-11-25 15:59')).toBe('green');
    expect(light('2026-11-24 16:00', '2026-11-25 16:00')).toBe('yellow');
  });

  it('is red after two working days', () => {
    expect(light('2026-11-24 16:00', '2026-11-26 15:59')).toBe('yellow');
    expect(light('2026-11-24 16:00', '2026-11-26 16:00')).toBe('red');
  });

  it('does not change over a weekend or a holiday', () => {
    expect(light('2026-11-27 16:00', '2026-11-30 15:59')).toBe('green');
    expect(light('2026-09-30 17:00', '2026-10-08 10:00')).toBe('green');
  });
});
