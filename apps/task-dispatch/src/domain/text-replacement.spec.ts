import { describe, expect, it } from '@jest/globals';
import { decompose } from '#libs/documents';
import { uuidv7 } from '#libs/kernel';
import { array, assert, constantFrom, property } from 'fast-check';
import { AUDIENCE } from '../../test/directive-builder.js';
import { coversExactly } from './coverage.js';
import { editItems, type ItemChanges } from './item-edit.js';
import { itemsOfDraft } from './item-from-draft.js';
import type { Item } from './item.js';
import type { StoredDraft } from './stored-draft.js';
import { editStructure } from './structure-edit.js';
import { replaceItems } from './text-replacement.js';

const read = (text: string) => ({ text, draft: decompose(text, { referenceDate: '2026-11-20' }) });

function stored(text: string): StoredDraft {
  const source = read(text);
  return { items: itemsOfDraft(source, uuidv7), text, blocks: source.draft.blocks };
}

const replaced = (old: StoredDraft, text: string) => replaceItems(old, read(text), uuidv7);
const text = (...points: readonly string[]): string =>
  ['关于做好工作的通知', ...points.map((point, index) => `${'一二三四五六七八'[index]}、${point}`), ''].join(
    '\n',
  );

const INSPECT = '开展排查。各单位要在12月15日前排查楼道堆物和消防通道。';
const WATCH = '加强值守。各单位要加强夜间值守。';
const draft = stored(text(INSPECT, WATCH));
const [inspect, watch] = draft.items as [Item, Item];

const withValues = (item: Item, changes: ItemChanges): StoredDraft => ({
  ...draft,
  items: editItems(draft.items, [{ itemId: item.itemId, changes }], uuidv7).items,
});

describe('a new text', () => {
  it('gives a reworded item the machine’s values of the new words, and leaves those of a person', () => {
    const old = withValues(inspect, { outcome: 'task', audience: AUDIENCE, criteria: ['台账完整'] });
    const { items } = replaced(old, text(INSPECT.replace('15日', '20日'), WATCH));
    const known = old.items[0]!;
    expect(items[0]).toMatchObject({
      itemId: inspect.itemId,
      outcome: 'task',
      audience: AUDIENCE,
      criteria: known.criteria,
      due: { kind: 'date', day: '2026-12-20' },
      setBy: { outcome: 'person', audience: 'person', criteria: 'person', due: 'machine' },
      flags: expect.arrayContaining(['version-reworded']),
    });
  });

  it('leaves a due that a person set, whatever day the new words name', () => {
    const due = { kind: 'working-days' as const, days: 10 };
    const { items } = replaced(withValues(inspect, { due }), text(INSPECT.replace('15日', '20日'), WATCH));
    expect(items[0]!.due).toEqual(due);
  });

  it('leaves a kind that a person set, with the outcome that follows from it', () => {
    const old = editStructure(
      draft,
      { op: 'set-kind', itemId: watch.itemId, kind: 'background' },
      uuidv7,
    ).items;
    const { items } = replaced({ ...draft, items: old }, text(WATCH, INSPECT));
    expect(items[0]).toMatchObject({
      itemId: watch.itemId,
      kind: 'background',
      outcome: 'for-information',
      setBy: { kind: 'person', outcome: 'machine' },
      flags: expect.arrayContaining(['version-moved']),
    });
  });

  it('takes the marks of the last text off again', () => {
    const once = replaced(draft, text(WATCH, INSPECT));
    const now = { items: once.items, ...read(text(WATCH, INSPECT)), blocks: draft.blocks };
    const twice = replaced(now, text(WATCH, INSPECT));
    expect(twice.changes.map(({ change }) => change)).toEqual(['same', 'same']);
    expect(twice.items.flatMap(({ flags }) => flags).filter((flag) => flag.startsWith('version-'))).toEqual(
      [],
    );
  });

  it('shows of a reworded item what changed with a few words around it', () => {
    const long = `${INSPECT}${'要建立台账，逐项整改，'.repeat(10)}及时报送。`;
    const { changes } = replaced(stored(text(long)), text(long.replace('15日', '20日')));
    const { diff } = changes[0]!;
    expect(diff!.map(({ op }) => op)).toEqual(['keep', 'delete', 'insert', 'keep']);
    expect(diff!.at(-1)!.text.length).toBeLessThan(45);
  });

  it('shows no difference in half a character', () => {
    const [old, next] = [`${INSPECT}完成后上报😀。`, `${INSPECT}完成后上报😁。`];
    const { diff } = replaced(stored(text(old)), text(next)).changes[0]!;
    expect(diff!.every((part) => part.text.isWellFormed())).toBe(true);
    expect(diff!.some(({ op }) => op === 'insert')).toBe(true);
  });

  it('shows no difference that is longer than a screen', () => {
    const words = (from: number) =>
      Array.from({ length: 1_500 }, (_, at) => String.fromCodePoint(0x4e00 + from + at)).join('');
    const same = '各单位要建立台账逐项整改及时报送。'.repeat(200);
    const { changes } = replaced(
      stored(text(`排查。${same}${words(0)}`)),
      text(`排查。${same}${words(5_000)}`),
    );
    expect(changes[0]).toMatchObject({ change: 'reworded', diff: null });
  });
});

describe('any text after any other', () => {
  const points = array(
    constantFrom(
      INSPECT,
      WATCH,
      '报送信息。每周报送一次。',
      '走访慰问。元旦前走访困难群众。',
      WATCH.replace('夜间', '节日'),
    ),
    { minLength: 1, maxLength: 8 },
  );

  it('tells of every old and every new item once, and every sentence is in one item', () => {
    assert(
      property(points, points, (before, after) => {
        const old = stored(text(...before));
        const next = read(text(...after));
        const { items, removed, changes } = replaceItems(old, next, uuidv7);
        expect(new Set(items.map(({ itemId }) => itemId)).size).toBe(items.length);
        expect(changes.map(({ itemId }) => itemId)).toEqual(
          [...items, ...removed].map(({ itemId }) => itemId),
        );
        const kept = old.items.filter(({ itemId }) => items.some((item) => item.itemId === itemId));
        expect(kept.length + removed.length).toBe(old.items.length);
        const pieces = items.flatMap((item) => item.pieces);
        expect(coversExactly(next.text, [...next.draft.blocks, ...pieces])).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
