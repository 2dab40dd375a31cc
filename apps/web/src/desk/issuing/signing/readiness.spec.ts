import { describe, expect, it } from '@jest/globals';
import type { Item } from '../document/types.js';
import { burdenOf, dayInShanghai, obstaclesIn } from './readiness.js';

const NOW = Date.parse('2026-11-28T17:30:00Z');
const AUDIENCE = { subtrees: ['u'], kinds: [], tags: [], exclusions: [], postId: null };

const task = (values: Partial<Item> = {}): Item =>
  ({
    itemId: 'a',
    outcome: 'task',
    outcomeReason: null,
    criteria: [{ criterionId: 'c', text: '办结' }],
    due: { kind: 'date', day: '2026-11-29', hard: false },
    evidence: { files: false, figures: [], reason: null },
    audience: AUDIENCE,
    ...values,
  }) as Item;

const obstacle = (values: Partial<Item>) => obstaclesIn([task(values)], NOW)[0]?.obstacle ?? null;

describe('what keeps a draft from sign-off', () => {
  it('is nothing when every task has an audience, criteria and a due that lies ahead', () => {
    expect(obstaclesIn([task()], NOW)).toEqual([]);
  });

  it.each([
    ['an item that nobody has decided', { outcome: 'undecided' }, 'undecided'],
    ['a task for nobody', { audience: null }, 'audience'],
    ['a task without criteria', { criteria: [] }, 'due'],
    ['a task without a due', { due: null }, 'due'],
    ['a day that has passed', { due: { kind: 'date', day: '2026-11-28', hard: false } }, 'past'],
    ['a reason that is not written', { evidence: { files: true, figures: [], reason: null } }, 'lack'],
  ] as const)('is %s', (_, values, expected) => {
    expect(obstacle(values as unknown as Partial<Item>)).toBe(expected);
  });

  it('asks of guidance neither an audience nor a due', () => {
    expect(obstacle({ outcome: 'guidance', audience: null, due: null, criteria: [] })).toBeNull();
  });

  it('counts days by the clock of Shanghai', () => {
    expect(dayInShanghai(NOW)).toBe('2026-11-29');
  });
});

it('the burden is what one unit is asked for that gets every task', () => {
  const figures = ['x', 'y'].map((key) => ({ key, label: key, unit: '户' }));
  const asking = task({ evidence: { files: true, figures, reason: '核验' } });
  expect(burdenOf([task(), asking])).toEqual({ tasks: 2, files: 1, figures: 2 });
});
