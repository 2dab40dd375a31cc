import { describe, expect, it } from '@jest/globals';
import { array, assert, constantFrom, nat, property, record } from 'fast-check';
import {
  applyEdit,
  checkInvariants,
  decompose,
  DraftEditError,
  type DirectiveDraft,
  type DraftEdit,
} from '../src/index.js';
import { flat } from './reading.js';

const TEXT =
  '关于做好工作的通知\n各街道：\n一、排查隐患\n（一）查人。区民政局牵头，3月底前完成。\n（二）查车。区公安分局牵头，4月底前完成；\n（三）查路。年底前完成。\n二、加强宣传。每月宣传1次。各社区要入户宣传。\n三、严肃纪律。严禁迟报。\n特此通知。\n';
const draft = decompose(TEXT, { referenceDate: '2024-03-01' });
const at = (words: string): number => TEXT.indexOf(words);
const ids = (of: DirectiveDraft): string[] => flat(of).map(({ path, id }) => `${path} ${id}`);
const pathOf = (path: string): string => flat(draft).find((item) => item.path === path)!.id;

const codeOf = (edit: DraftEdit): string | null => {
  try {
    applyEdit(draft, edit);
    return null;
  } catch (error) {
    return error instanceof DraftEditError ? error.code : String(error);
  }
};

describe('Edits of a draft', () => {
  it('split one span in two and share out the attributes', () => {
    const { draft: edited } = applyEdit(draft, { op: 'split', itemId: pathOf('2'), at: at('各社区要') });
    const [, first, second] = edited.items;
    expect(TEXT.slice(first!.start, first!.end)).toBe('二、加强宣传。每月宣传1次。');
    expect(TEXT.slice(second!.start, second!.end)).toBe('各社区要入户宣传。');
    expect([first!.targets.length, second!.targets.length]).toEqual([1, 0]);
    expect(edited.items.map(({ path }) => path)).toEqual(['1', '2', '3', '4']);
    expect(checkInvariants(edited, TEXT)).toEqual([]);
  });

  it('merge two siblings into their hull', () => {
    const { draft: edited } = applyEdit(draft, { op: 'merge', itemIds: [pathOf('1.1'), pathOf('1.2')] });
    const [merged] = edited.items[0]!.children;
    expect(merged!.units.map(({ name }) => name)).toEqual(['区民政局', '区公安分局']);
    expect(TEXT.slice(merged!.start, merged!.end)).toContain('查车');
    expect(checkInvariants(edited, TEXT)).toEqual([]);
  });

  it('indent an item below its elder sibling and outdent it again', () => {
    const indented = applyEdit(draft, { op: 'indent', itemId: pathOf('3') });
    expect(ids(indented.draft)).toContain(`2.1 ${pathOf('3')}`);
    expect(checkInvariants(indented.draft, TEXT)).toEqual([]);
    const back = applyEdit(indented.draft, { op: 'outdent', itemId: pathOf('3') });
    expect(ids(back.draft)).toEqual(ids(draft));
  });

  it('let younger siblings follow an outdented item as its children', () => {
    const { draft: edited } = applyEdit(draft, { op: 'outdent', itemId: pathOf('1.2') });
    expect(ids(edited)).toContain(`2 ${pathOf('1.2')}`);
    expect(ids(edited)).toContain(`2.1 ${pathOf('1.3')}`);
    expect(checkInvariants(edited, TEXT)).toEqual([]);
  });

  it('record that a person set a value', () => {
    const byPerson = applyEdit(draft, { op: 'set-kind', itemId: pathOf('3'), kind: 'principle' }).draft;
    expect(byPerson.items[2]).toMatchObject({
      kind: 'principle',
      dispatchable: false,
      setBy: { kind: 'person' },
    });
    const unit = { ...flat(draft)[1]!.units[0]!, name: '区教育局' };
    const changed = applyEdit(draft, {
      op: 'set-attributes',
      itemId: pathOf('2'),
      values: { units: [unit] },
    }).draft;
    expect(changed.items[1]!.units).toMatchObject([{ name: '区教育局', setBy: 'person' }]);
    expect(changed.items[1]!.targets[0]!.setBy).toBe('machine');
  });

  it.each<[string, DraftEdit]>([
    ['documents/item-not-found', { op: 'indent', itemId: 'n99' }],
    ['documents/no-elder-sibling', { op: 'indent', itemId: pathOf('1') }],
    ['documents/already-top-level', { op: 'outdent', itemId: pathOf('2') }],
    ['documents/merge-needs-neighbours', { op: 'merge', itemIds: [pathOf('1.1'), pathOf('1.3')] }],
    ['documents/split-inside-child', { op: 'split', itemId: pathOf('1'), at: at('查车') }],
    ['documents/split-leaves-nothing', { op: 'split', itemId: pathOf('3'), at: at('严肃纪律') }],
  ])('refuse with %s', (code, edit) => {
    expect(codeOf(edit)).toBe(code);
  });

  it('keep the invariants in any order and are undone by their inverses', () => {
    const step = record({
      op: constantFrom('split', 'merge', 'indent', 'outdent'),
      pick: nat(20),
      at: nat(TEXT.length),
    });
    assert(
      property(array(step, { maxLength: 12 }), (steps) => {
        let current = draft;
        const inverses: DraftEdit[] = [];
        for (const { op, pick, at: place } of steps) {
          const items = flat(current);
          const itemId = items[pick % items.length]!.id;
          const next = items[(pick + 1) % items.length]!.id;
          const edit = (
            op === 'split'
              ? { op, itemId, at: place }
              : op === 'merge'
                ? { op, itemIds: [itemId, next] }
                : { op, itemId }
          ) as DraftEdit;
          try {
            const result = applyEdit(current, edit);
            current = result.draft;
            inverses.push(result.inverse);
          } catch (error) {
            expect(error).toBeInstanceOf(DraftEditError);
          }
          expect(checkInvariants(current, TEXT)).toEqual([]);
        }
        for (const inverse of inverses.toReversed()) current = applyEdit(current, inverse).draft;
        expect(current).toEqual(draft);
      }),
      { numRuns: 300, seed: 11 },
    );
  });
});
