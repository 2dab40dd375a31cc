import { describe, expect, it } from '@jest/globals';
import {
  asSent,
  lackOf,
  MOST_EDITS,
  ofThese,
  readyEdits,
  withChanges,
  withMore,
  withoutSent,
} from './pending-edits.js';
import type { Item } from './types.js';

const item = (itemId: string, values: Partial<Item> = {}): Item => ({
  itemId,
  directiveId: 'd',
  parentItemId: null,
  path: itemId,
  level: 1,
  span: { start: 0, end: 10 },
  marker: null,
  heading: null,
  body: '按要求办理',
  kind: 'task',
  outcome: 'task',
  outcomeReason: null,
  matter: null,
  sponsor: null,
  criteria: [{ criterionId: 'c1', text: '办结' }],
  due: { kind: 'default' },
  urgent: false,
  oversight: 'macro',
  evidence: { files: false, figures: [], reason: null },
  audience: null,
  reviewFlowKey: null,
  resultLevels: [],
  setBy: { kind: 'machine', outcome: 'machine' },
  confidence: 0.9,
  flags: [],
  ...values,
});

const NO_ACTION = { outcome: 'no-action' } as const;

describe('values that wait to be sent', () => {
  it('are gathered by item and field; the later value of a field stands', () => {
    const first = withMore({}, [{ itemId: 'a', changes: { urgent: true, matter: '防火' } }]);
    expect(withMore(first, [{ itemId: 'a', changes: { urgent: false } }])).toEqual({
      a: { urgent: false, matter: '防火' },
    });
  });

  it('leave when they have arrived, but what was typed meanwhile stays', () => {
    const sent = { itemId: 'a', changes: { matter: '防', urgent: true } };
    const typed = withMore(withMore({}, [sent]), [{ itemId: 'a', changes: { matter: '防火' } }]);
    expect(withoutSent(typed, [sent])).toEqual({ a: { matter: '防火' } });
    expect(withoutSent(withMore({}, [sent]), [sent])).toEqual({});
  });

  it('are held back while a reason that the platform asks for is missing, and go with it', () => {
    const pending = withMore({}, [{ itemId: 'a', changes: NO_ACTION }]);
    expect(readyEdits(pending, [item('a')])).toEqual([]);
    const told = withMore(pending, [{ itemId: 'a', changes: { outcomeReason: '上年已办结' } }]);
    expect(readyEdits(told, [item('a')])).toEqual([
      { itemId: 'a', changes: { outcome: 'no-action', outcomeReason: '上年已办结' } },
    ]);
  });

  it('go without those of other items that have to wait', () => {
    const pending = { a: NO_ACTION, b: { urgent: true } };
    expect(readyEdits(pending, [item('a'), item('b')]).map(({ itemId }) => itemId)).toEqual(['b']);
  });

  it('go as many at once as a command takes', () => {
    const items = Array.from({ length: MOST_EDITS + 5 }, (_, at) => item(`i${at}`));
    const pending = Object.fromEntries(items.map(({ itemId }) => [itemId, { urgent: true }]));
    expect(readyEdits(pending, items)).toHaveLength(MOST_EDITS);
  });

  it('of items that are gone are dropped', () => {
    expect(ofThese({ a: { urgent: true }, gone: { urgent: true } }, [item('a')])).toEqual({
      a: { urgent: true },
    });
  });

  it('are shown on the item as a person’s', () => {
    const shown = withChanges(item('a'), { outcome: 'guidance', criteria: ['说明结果'] });
    expect(shown).toMatchObject({ outcome: 'guidance', setBy: { outcome: 'person', kind: 'machine' } });
    expect(shown.criteria.map(({ text }) => text)).toEqual(['说明结果']);
  });

  it('send empty words as none', () => {
    const evidence = { files: false, figures: [], reason: ' ' };
    expect(asSent({ itemId: 'a', changes: { outcomeReason: '', evidence } }).changes).toEqual({
      outcomeReason: null,
      evidence: { ...evidence, reason: null },
    });
  });
});

describe('what an item lacks', () => {
  const figure = { key: 'figure-1', label: '户数', unit: '户' };
  it.each([
    ['a reason for files', { evidence: { files: true, figures: [], reason: null } }, 'evidenceReason'],
    [
      'a reason for figures',
      { evidence: { files: false, figures: [figure], reason: ' ' } },
      'evidenceReason',
    ],
    [
      'the unit of a figure',
      { evidence: { files: false, figures: [{ ...figure, unit: '' }], reason: 'r' } },
      'figure',
    ],
    ['the words of a criterion', { criteria: [{ criterionId: 'c', text: '' }] }, 'criterion'],
    ['why a unit is excluded', { audience: rule([{ unitId: 'u', reason: '' }]) }, 'audience'],
    ['nothing', { audience: rule([{ unitId: 'u', reason: '本级' }]) }, null],
  ] as const)('is %s', (_, values, lack) => {
    expect(lackOf(item('a', values as unknown as Partial<Item>))).toBe(lack);
  });
});

function rule(exclusions: readonly { unitId: string; reason: string }[]) {
  return { subtrees: ['s'], kinds: [], tags: [], exclusions, postId: null };
}
