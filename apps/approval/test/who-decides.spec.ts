import { describe, expect, it } from '@jest/globals';
import type { Holders } from '../src/domain/approver.js';
import { checkNodes, type FlowNode } from '../src/domain/flow.js';
import { resolveRoute, type RouteQuestion } from '../src/domain/route.js';
import { everybody, node, person } from './scenario.js';

const question = (nodes: readonly FlowNode[], more: Partial<RouteQuestion> = {}) =>
  resolveRoute({
    purpose: 'sign-off',
    nodes,
    variables: {},
    initiatorId: 'S',
    holders: everybody(nodes),
    approvedBefore: [],
    ...more,
  });

const levels = (...people: readonly string[][]): Holders => ({
  levels: people.map((ids, index) => ({
    unitId: `u${index}`,
    unitName: `第${index + 1}级`,
    holders: ids.map(person),
  })),
  fallback: null,
  flowOwner: person('owner'),
});

const review = node('n', 'all', [], {
  approvers: { by: 'duty', duty: 'review', at: 'subject-unit', unitId: null },
});
const ids = (route: ReturnType<typeof question>) =>
  route.map((each) => each.approvers.map((one) => one.personId));

describe('who is asked', () => {
  it('S64: goes up level by level where nobody is there, and says so', () => {
    const [first] = question([review], { holders: new Map([['n', levels([], [], ['P'])]]) });
    expect(first!.approvers).toEqual([
      expect.objectContaining({ personId: 'P', standsInFor: '第1级 → 第3级' }),
    ]);
    expect(first!.causes).toEqual(['vacant: 第1级', 'vacant: 第2级']);
  });

  it('asks the named fallback before it goes up', () => {
    const holders = { ...levels([], ['P']), fallback: person('F') };
    expect(ids(question([review], { holders: new Map([['n', holders]]) }))).toEqual([['F']]);
  });

  it('ends at the owner of the flow, never at nobody', () => {
    expect(ids(question([review], { holders: new Map([['n', levels([], [])]]) }))).toEqual([['owner']]);
    const none = { ...levels([]), flowOwner: null };
    expect(() => question([review], { holders: new Map([['n', none]]) })).toThrow(
      expect.objectContaining({ code: 'approval/nobody-to-decide' }),
    );
  });

  it('leaves the initiator out where others decide', () => {
    expect(ids(question([review], { holders: new Map([['n', levels(['S', 'A'], ['P'])]]) }))).toEqual([
      ['A'],
    ]);
  });

  it('S66: goes one level up when the initiator alone would decide', () => {
    const route = question([review], {
      purpose: 'completion-review',
      holders: new Map([['n', levels(['S'], ['P'])]]),
    });
    expect(ids(route)).toEqual([['P']]);
  });

  it('does not hand the decision back to the initiator at the end of the chain', () => {
    const holders = { ...levels(['S']), flowOwner: person('S') };
    expect(() => question([review], { holders: new Map([['n', holders]]) })).toThrow(
      expect.objectContaining({ code: 'approval/nobody-to-decide' }),
    );
  });

  it('S62: self is settled before duplicates, so that the substitute is the one compared', () => {
    const first = node('a', 'all', ['P']);
    const second = { ...review, key: 'b', duplicates: 'consecutive' as const };
    const holders = new Map([...everybody([first]), ['b', levels(['S'], ['P'])] as const]);
    const [, after] = question([first, second], { holders });
    expect(after!.skipped).toBe('duplicate');
    expect(after!.causes).toContain('asked once: P');
  });

  it('never drops a duplicate from a completion review', () => {
    const nodes = [node('a', 'all', ['P']), node('b', 'all', ['P'], { duplicates: 'first' })];
    expect(ids(question(nodes, { purpose: 'completion-review' }))).toEqual([['P'], ['P']]);
    expect(ids(question(nodes))).toEqual([['P'], []]);
  });

  it('keeps the last of several duplicates where the node says so', () => {
    const nodes = [node('a', 'all', ['P', 'Q'], { duplicates: 'last' }), node('b', 'all', ['P'])];
    expect(ids(question(nodes))).toEqual([['Q'], ['P']]);
  });

  it('skips a node whose condition does not hold', () => {
    const many = node('a', 'all', ['P'], { condition: { variable: 'targets', operator: 'ge', value: 100 } });
    const nodes = [many, node('b', 'all', ['Q'])];
    expect(question(nodes, { variables: { targets: 99 } })[0]!.skipped).toBe('condition');
    expect(question(nodes, { variables: { targets: 100 } })[0]!.skipped).toBeNull();
    expect(question(nodes)[0]!.skipped).toBe('condition');
  });
});

describe('a flow', () => {
  it('S79: is refused without a node that is asked whatever the conditions say', () => {
    const only = node('a', 'all', ['P'], { condition: { variable: 'urgent', operator: 'eq', value: true } });
    expect(() => checkNodes([only])).toThrow(
      expect.objectContaining({ code: 'approval/flow-without-unconditional-node' }),
    );
  });

  it('is refused when two nodes have one key', () => {
    expect(() => checkNodes([node('a', 'all', ['P']), node('a', 'any', ['Q'])])).toThrow(
      expect.objectContaining({ code: 'approval/flow-node-repeated' }),
    );
  });

  it('is refused when a rule names no unit to begin at', () => {
    const rule = { by: 'duty', duty: 'review', at: 'named-unit', unitId: null } as const;
    expect(() => checkNodes([node('a', 'all', [], { approvers: rule })])).toThrow(
      expect.objectContaining({ code: 'approval/flow-rule-incomplete' }),
    );
  });
});
