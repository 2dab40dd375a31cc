import { describe, expect, it } from '@jest/globals';
import type { Item } from '../document/types.js';
import { commonRule, groupsOf, ruleOrNull, toggled, wholeRule, withAlone, withUnit } from './rule.js';

const rule = (...subtrees: string[]) => wholeRule({ subtrees });
const task = (itemId: string, audience: Item['audience']): Item => ({ itemId, audience }) as Item;

describe('audiences of tasks', () => {
  const tasks = [task('a', rule('u')), task('b', null), task('c', { ...rule('u') }), task('d', rule('v'))];

  it('are grouped by what they say; those without one come first', () => {
    expect(groupsOf(tasks).map(({ items }) => items.map(({ itemId }) => itemId))).toEqual([
      ['b'],
      ['a', 'c'],
      ['d'],
    ]);
  });

  it('are shown for several tasks only when they are the same', () => {
    expect(commonRule([tasks[0]!, tasks[2]!])).toEqual(rule('u'));
    expect(commonRule(tasks)).toBeNull();
    expect(commonRule([tasks[1]!])).toBeNull();
  });
});

it('a rule without units is none', () => {
  expect(ruleOrNull(rule())).toBeNull();
  expect(ruleOrNull(rule('u'))).toEqual(rule('u'));
});

it('a unit comes with all below it, may be meant alone, and leaves nothing behind', () => {
  const alone = withAlone(withUnit(rule(), 'u'), 'u');
  expect(alone).toMatchObject({ subtrees: ['u'], alone: ['u'] });
  expect(withAlone(alone, 'u')).toMatchObject({ subtrees: ['u'], alone: [] });
  expect(withUnit(alone, 'u')).toMatchObject({ subtrees: [], alone: [] });
});

it('choosing twice takes back', () => {
  expect(toggled(toggled(['a'], 'b'), 'a')).toEqual(['b']);
});
