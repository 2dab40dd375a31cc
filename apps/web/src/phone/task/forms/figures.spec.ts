import { describe, expect, it } from '@jest/globals';
import { firstDayToAsk, laterDays } from './extension-days.js';
import { figuresOf, wrongFigures } from './figures.js';

const asked = [
  { key: 'hazards', label: '排查隐患', unit: '处' },
  { key: 'fixed', label: '已整改', unit: '处' },
];

describe('figures', () => {
  it('are sent in the order of the question, without those that were left open', () => {
    expect(figuresOf(asked, { fixed: '3', hazards: ' ' })).toEqual([{ key: 'fixed', value: '3' }]);
  });

  it('may be typed as a Chinese keyboard writes them', () => {
    expect(figuresOf(asked, { hazards: '１２。５', fixed: '1,200' })).toEqual([
      { key: 'hazards', value: '12.5' },
      { key: 'fixed', value: '1200' },
    ]);
  });

  it.each(['十二', '1.23456', '1234567890123', '12 处', '--1'])('are wrong as %s', (text) => {
    expect(wrongFigures(asked, { hazards: text })).toEqual(['hazards']);
  });
});

describe('days to ask for', () => {
  it('begin the day after the one on which the task is due, whose end is written as 24:00', () => {
    expect(firstDayToAsk('2026-12-11T16:00:00.000Z')).toBe('2026-12-12');
  });

  it('count from the day of an hour inside it', () => {
    expect(firstDayToAsk('2026-12-11T09:59:59.874Z')).toBe('2026-12-12');
    expect(laterDays('2026-12-29T10:00:00.000Z')).toEqual(['2027-01-01', '2027-01-05', '2027-01-13']);
  });
});
