import { describe, expect, it } from '@jest/globals';
import { FixedClock } from '#libs/kernel';
import { drafted } from '../../test/directive-builder.js';
import { additionOf, BurdenMeter, together } from './burden.js';

const { items } = drafted([
  { marker: '一、', heading: '排查', rest: '各单位要开展排查。' },
  { marker: '二、', heading: '值守', rest: '各单位要加强值守。' },
]);
const figures = [{ key: 'homes', label: '走访户数', unit: '户' }];
const asking = { ...items[0]!, evidence: { files: true, figures, reason: '核对' } };
const meter = (budget: number | null, at = '2026-11-20T08:00:00Z') =>
  new BurdenMeter(new FixedClock(new Date(at)), budget);

describe('the burden of a directive', () => {
  it('is tasks, files and figures, added up over its audiences', () => {
    const once = additionOf([asking, items[1]!]);
    expect(once).toEqual({ tasks: 2, files: 1, figures: 1 });
    expect(together(undefined, once)).toBe(once);
    expect(together(once, additionOf([asking]))).toEqual({ tasks: 3, files: 2, figures: 2 });
  });

  it('is over the budget when the month would hold more tasks than are agreed, not when it would hold as many', () => {
    const added = additionOf([asking]);
    const over = (budget: number | null, thisMonth: number) =>
      meter(budget).burdenOf(added, { thisMonth, open: 9 }).overBudget;
    expect([over(6, 5), over(6, 6), over(null, 100)]).toEqual([false, true, false]);
    expect(meter(1).burdenOf(added)).toEqual({ ...added, thisMonth: 0, open: 0, overBudget: false });
  });

  it('counts from midnight in Shanghai', () => {
    const began = new Date('2026-10-31T16:00:00Z');
    expect(meter(null, '2026-10-31T16:00:00Z').month()).toEqual({ name: '2026-11', began });
    expect(meter(null, '2026-10-31T15:59:59Z').month().name).toBe('2026-10');
  });
});
