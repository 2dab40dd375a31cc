import { describe, expect, it } from '@jest/globals';
import { failureOf } from '#libs/kernel';
import { drafted } from '../../test/directive-builder.js';
import { contentHash } from './content-hash.js';
import { explained } from './over-budget.js';

const EXCESS = { month: '2026-11', budget: 6, units: 3 };

function refusalOf(reason: string | null) {
  try {
    explained(EXCESS, reason);
    return undefined;
  } catch (error) {
    return failureOf(error);
  }
}

describe('more than the budget of a month', () => {
  it('is asked for with a reason, which is kept beside how many units it concerns', () => {
    expect(explained(EXCESS, ' 森林防火紧要期 ')).toEqual({ ...EXCESS, reason: '森林防火紧要期' });
  });

  it.each([null, '', ' \n'])('is refused without one, and says how many units it concerns: %j', (reason) => {
    expect(refusalOf(reason)).toMatchObject({
      code: 'task-dispatch/over-budget-unexplained',
      details: EXCESS,
    });
  });

  it('is nothing to explain within the budget: words that were given are not kept', () => {
    expect(explained(null, '以防万一')).toBeNull();
    expect(explained(null, null)).toBeNull();
  });

  it('is part of what is signed off: other words are other content', () => {
    const { items } = drafted([{ marker: '一、', heading: '排查', rest: '各单位要开展排查。' }]);
    const hashOf = (reason: string) => contentHash('0'.repeat(64), items, { ...EXCESS, reason });
    expect(hashOf('防火')).toBe(hashOf('防火'));
    expect(hashOf('防火')).not.toBe(hashOf('防汛'));
    expect(hashOf('防火')).not.toBe(contentHash('0'.repeat(64), items));
  });
});
