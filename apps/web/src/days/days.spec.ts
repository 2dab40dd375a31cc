import { describe, expect, it } from '@jest/globals';
import { dayOf, deadlineOf, leftUntil, momentOf } from './days.js';

/** Whatever the clock of the machine is set to: these are told as Shanghai sees them. */
const NOW = '2026-11-26T02:00:00Z';

describe('a day', () => {
  it('has its weekday, and no year while it is this year', () => {
    expect(dayOf('2026-11-28T10:00:00Z', 'zh-CN', NOW)).toBe('11月28日（周六）');
    expect(dayOf('2026-11-28T10:00:00Z', 'en', NOW)).toBe('Sat 28 Nov');
  });

  it('has its year when it is another one', () => {
    expect(dayOf('2027-01-02T02:00:00Z', 'zh-CN', NOW)).toBe('2027年1月2日（周六）');
    expect(dayOf('2027-01-02T02:00:00Z', 'en', NOW)).toBe('Sat 2 Jan 2027');
  });

  it('is that of Shanghai, where it begins eight hours before it does in Greenwich', () => {
    expect(dayOf('2026-11-27T16:30:00Z', 'zh-CN', NOW)).toBe('11月28日（周六）');
  });
});

describe('a deadline', () => {
  it('at 24:00 is the day that it ends, not the next', () => {
    expect(deadlineOf('2026-11-27T16:00:00Z', 'zh-CN', NOW)).toBe('11月27日（周五）前');
    expect(deadlineOf('2026-11-27T16:00:00Z', 'en', NOW)).toBe('by Fri 27 Nov');
  });

  it.each(['2026-11-27T15:59:00Z', '2026-11-27T15:59:59.999Z'])(
    'of the last minute is the day: %s',
    (due) => {
      expect(deadlineOf(due, 'zh-CN', NOW)).toBe('11月27日（周五）前');
    },
  );

  it('inside a day has its time', () => {
    expect(deadlineOf('2026-11-27T10:00:00Z', 'zh-CN', NOW)).toBe('11月27日（周五）18:00前');
    expect(deadlineOf('2026-11-27T10:00:00Z', 'en', NOW)).toBe('by 18:00, Fri 27 Nov');
  });
});

describe('how far a deadline is', () => {
  it.each([
    ['2026-11-26T10:00:00Z', { key: 'due.today' }],
    ['2026-11-26T16:00:00Z', { key: 'due.today' }],
    ['2026-11-26T16:00:01Z', { key: 'due.tomorrow' }],
    ['2026-11-27T16:00:00Z', { key: 'due.tomorrow' }],
    ['2026-11-28T16:00:00Z', { key: 'due.left', count: 2 }],
    ['2026-12-31T16:00:00Z', { key: 'due.left', count: 35 }],
  ])('is counted in days of the calendar: %s', (due, left) => {
    expect(leftUntil(due, NOW)).toEqual(left);
  });

  it.each([
    ['2026-11-26T01:59:00Z', { key: 'due.overHours', count: 1 }],
    ['2026-11-25T03:00:00Z', { key: 'due.overHours', count: 23 }],
    ['2026-11-25T02:00:00Z', { key: 'due.over', count: 1 }],
    ['2026-11-20T02:00:00Z', { key: 'due.over', count: 6 }],
  ])('is counted in full hours, then full days, once it has passed: %s', (due, left) => {
    expect(leftUntil(due, NOW)).toEqual(left);
  });
});

describe('a moment', () => {
  it.each([
    ['2026-11-26T01:05:00Z', '09:05', '09:05'],
    ['2026-11-25T15:59:00Z', '昨天 23:59', 'yesterday 23:59'],
    ['2026-11-23T02:00:00Z', '11月23日 10:00', '23 Nov 10:00'],
    ['2025-11-23T02:00:00Z', '2025年11月23日 10:00', '23 Nov 2025 10:00'],
  ])('is told from where we stand: %s', (at, chinese, english) => {
    expect(momentOf(at, 'zh-CN', NOW)).toBe(chinese);
    expect(momentOf(at, 'en', NOW)).toBe(english);
  });
});
