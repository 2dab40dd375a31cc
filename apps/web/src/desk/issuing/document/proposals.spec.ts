import { describe, expect, it } from '@jest/globals';
import { aboveTasksIn, confirmations, isProposal, proposedOutcome } from './proposals.js';
import type { Item } from './types.js';

const MACHINE = { kind: 'machine', outcome: 'machine', criteria: 'machine', due: 'machine' } as const;

const item = (values: Partial<Item>): Item =>
  ({
    itemId: 'a',
    parentItemId: null,
    kind: 'task',
    outcome: 'undecided',
    criteria: [{ criterionId: 'c', text: '办结' }],
    due: { kind: 'default' },
    matter: null,
    oversight: 'macro',
    setBy: MACHINE,
    ...values,
  }) as Item;

describe('what an item most likely becomes', () => {
  it.each([
    ['work is a task', 'task', 'task'],
    ['a call is guidance', 'call', 'guidance'],
  ] as const)('%s', (_, kind, outcome) => {
    expect(proposedOutcome(item({ kind }), new Set())).toBe(outcome);
  });

  it('what stands above tasks is guidance for them, so that no unit gets the same work twice', () => {
    expect(proposedOutcome(item({}), aboveTasksIn([item({ itemId: 'b', parentItemId: 'a' })]))).toBe(
      'guidance',
    );
  });

  it('what is proposed or decided already stays', () => {
    expect(proposedOutcome(item({ kind: 'background', outcome: 'for-information' }), new Set())).toBe(
      'for-information',
    );
  });
});

describe('confirming everything', () => {
  it('decides every item that nobody has decided, parents by their children, and leaves the others alone', () => {
    const items = [
      item({ itemId: 'parent' }),
      item({ itemId: 'child', parentItemId: 'parent' }),
      item({ itemId: 'mine', outcome: 'task', setBy: { kind: 'person', outcome: 'person' } }),
    ];
    expect(confirmations(items).map(({ itemId, changes }) => [itemId, changes.outcome])).toEqual([
      ['parent', 'guidance'],
      ['child', 'task'],
    ]);
  });

  it('takes over the criteria of a task, and leaves nothing to confirm', () => {
    const [confirmed] = confirmations([item({})]);
    expect(confirmed?.changes).toMatchObject({ outcome: 'task', kind: 'task', criteria: ['办结'] });
    expect(isProposal(item({ outcome: 'task', setBy: { kind: 'person', outcome: 'person' } }))).toBe(false);
  });
});
