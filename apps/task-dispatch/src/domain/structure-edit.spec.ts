import { describe, expect, it } from '@jest/globals';
import { failureOf, uuidv7 } from '#libs/kernel';
import { decompose } from '#libs/documents';
import { array, assert, constantFrom, nat, property, record } from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AUDIENCE } from '../../test/directive-builder.js';
import { coversExactly } from './coverage.js';
import { inverseOf, takenBack } from './edit-history.js';
import { editItems, type ItemChanges } from './item-edit.js';
import { itemsOfDraft } from './item-from-draft.js';
import type { Item } from './item.js';
import { draftOfStored, type StoredDraft } from './stored-draft.js';
import { editStructure, type StructureEdit } from './structure-edit.js';

const TEXT =
  '关于做好工作的通知\n各街道：\n一、排查隐患\n（一）查人。12月15日前完成。\n（二）查车。12月31日前完成；\n（三）查路。随时清理。\n二、加强宣传。每月宣传1次。各社区要在12月20日前入户宣传😀。\n三、严肃纪律。严禁迟报。\n特此通知。\n';
const SPEECH = readFileSync(
  join(import.meta.dirname, '../../../../test/fixtures/documents/seed-speech.txt'),
  'utf8',
);

function stored(text: string): StoredDraft {
  const draft = decompose(text, { referenceDate: '2026-11-20' });
  return { items: itemsOfDraft({ text, draft }, uuidv7), text, blocks: draft.blocks };
}

const draft = stored(TEXT);
const at = (words: string): number => TEXT.indexOf(words);
const item = (path: string, items: readonly Item[] = draft.items): Item =>
  items.find((one) => one.path === path)!;
const idAt = (path: string): string => item(path).itemId;
const edited = (edit: StructureEdit, on: StoredDraft = draft) => editStructure(on, edit, uuidv7);
const words = ({ span }: Item): string => TEXT.slice(span.start, span.end);
const withValues = (path: string, changes: ItemChanges): StoredDraft => ({
  ...draft,
  items: editItems(draft.items, [{ itemId: idAt(path), changes }], uuidv7).items,
});

function isCovered({ items, text, blocks }: StoredDraft): boolean {
  return coversExactly(text, [...blocks, ...items.flatMap(({ pieces }) => pieces)]);
}

function codeOf(edit: StructureEdit): string | undefined {
  try {
    edited(edit);
    return undefined;
  } catch (error) {
    return failureOf(error)?.code;
  }
}

describe('a split', () => {
  const split = edited({ op: 'split', itemId: idAt('2'), at: at('各社区要') });

  it('keeps the id for the first part and gives each part its own words', () => {
    const [first, second] = [item('2', split.items), item('3', split.items)];
    expect(first.itemId).toBe(idAt('2'));
    expect([words(first), words(second)]).toEqual([
      '二、加强宣传。每月宣传1次。',
      '各社区要在12月20日前入户宣传😀。',
    ]);
    expect(second).toMatchObject({ marker: null, setBy: { span: 'person' } });
    expect(split.items.map(({ position }) => position)).toEqual(split.items.map((_, index) => index));
  });

  it('leaves a proposed due where its words are', () => {
    expect(item('2').due).toMatchObject({ kind: 'date', day: '2026-12-20' });
    expect(item('2', split.items).due).toEqual({ kind: 'default' });
    expect(item('3', split.items).due).toMatchObject({ kind: 'date', day: '2026-12-20' });
  });

  it('gives both parts what a person set, the second under criteria of its own', () => {
    const set = withValues('2', { outcome: 'task', audience: AUDIENCE, criteria: ['到户'] });
    const { items } = edited({ op: 'split', itemId: idAt('2'), at: at('各社区要') }, set);
    const [first, second] = [item('2', items), item('3', items)];
    for (const part of [first, second]) {
      expect(part).toMatchObject({ outcome: 'task', audience: AUDIENCE, setBy: { audience: 'person' } });
    }
    expect(second.criteria[0]!.text).toBe('到户');
    expect(second.criteria[0]!.criterionId).not.toBe(first.criteria[0]!.criterionId);
  });

  it.each([
    ['before its words', at('二、加强') + 2],
    ['behind its words', TEXT.indexOf('\n', at('各社区要'))],
    ['in the middle of a character', at('😀') + 1],
    ['elsewhere', at('特此通知')],
  ])('%s is refused', (_, place) => {
    expect(codeOf({ op: 'split', itemId: idAt('2'), at: place })).toBe('task-dispatch/split-leaves-nothing');
  });
});

describe('a merge', () => {
  it('spans all of them, keeps the first id and takes the others away', () => {
    const itemIds = ['1.1', '1.2', '1.3'].map(idAt);
    const { items, removed } = edited({ op: 'merge', itemIds });
    expect(item('1.1', items).itemId).toBe(itemIds[0]);
    expect(words(item('1.1', items))).toContain('查路');
    expect(removed.map(({ itemId }) => itemId)).toEqual(itemIds.slice(1));
    expect(isCovered({ ...draft, items })).toBe(true);
  });

  it('keeps what a person set on the second where the first has only the machine’s', () => {
    const set = withValues('1.2', { outcome: 'no-action', outcomeReason: '已另有安排', matter: '交通' });
    const { items } = edited({ op: 'merge', itemIds: [idAt('1.1'), idAt('1.2')] }, set);
    expect(item('1.1', items)).toMatchObject({
      outcome: 'no-action',
      outcomeReason: '已另有安排',
      matter: '交通',
      setBy: { outcome: 'person', matter: 'person' },
    });
  });
});

describe('moving an item', () => {
  it('below its elder sibling and back leaves ids, places and words as they were', () => {
    const inside = edited({ op: 'indent', itemId: idAt('3') });
    expect(item('2.1', inside.items)).toMatchObject({ itemId: idAt('3'), parentItemId: idAt('2'), level: 2 });
    const back = edited({ op: 'outdent', itemId: idAt('3') }, { ...draft, items: inside.items });
    const place = (one: Item) => [one.itemId, one.path, one.position, one.level, words(one).trim()];
    expect(back.items.map(place)).toEqual(draft.items.map(place));
  });
});

describe('setting the kind', () => {
  it('brings its outcome, unless a person has set one', () => {
    const edit = { op: 'set-kind' as const, itemId: idAt('3'), kind: 'background' as const };
    expect(item('3', edited(edit).items)).toMatchObject({
      kind: 'background',
      outcome: 'for-information',
      setBy: { kind: 'person', outcome: 'machine' },
    });
    const set = withValues('3', { outcome: 'guidance' });
    expect(item('3', edited(edit, set).items)).toMatchObject({ kind: 'background', outcome: 'guidance' });
  });
});

describe('an edit that cannot be', () => {
  it.each<[string, StructureEdit]>([
    ['item-not-found', { op: 'indent', itemId: uuidv7() }],
    ['merge-needs-neighbours', { op: 'merge', itemIds: [idAt('1.1'), idAt('1.3')] }],
    ['merge-needs-neighbours', { op: 'merge', itemIds: [idAt('1.1'), idAt('1.1')] }],
    ['no-elder-sibling', { op: 'indent', itemId: idAt('1') }],
    ['already-top-level', { op: 'outdent', itemId: idAt('2') }],
    ['split-inside-child', { op: 'split', itemId: idAt('1'), at: at('查人') }],
  ])('is refused as %s', (sentence, edit) => {
    expect(codeOf(edit)).toBe(`task-dispatch/${sentence}`);
  });
});

describe('an edit that would reach too far', () => {
  const refusedOn = (on: StoredDraft, edit: StructureEdit): string | undefined => {
    try {
      edited(edit, on);
      return undefined;
    } catch (error) {
      return failureOf(error)?.code;
    }
  };

  it('over text that belongs to no item is refused', () => {
    const paged = stored('通知\n一、排查隐患。要逐户排查。\n— 1 —\n二、加强宣传。要入户宣传。\n');
    const itemIds = paged.items.map(({ itemId }) => itemId);
    expect(refusedOn(paged, { op: 'merge', itemIds })).toBe('task-dispatch/block-between-items');
    expect(refusedOn(paged, { op: 'indent', itemId: itemIds[1]! })).toBe('task-dispatch/block-between-items');
  });

  it('past words of the parent is refused', () => {
    const joined = edited({ op: 'merge', itemIds: ['1', '2'].map(idAt) });
    const last = { op: 'outdent' as const, itemId: idAt('1.3') };
    expect(refusedOn({ ...draft, items: joined.items }, last)).toBe('task-dispatch/text-behind-item');
  });

  it('deeper than the twelfth level is refused', () => {
    const points = Array.from({ length: 13 }, (_, number) => `${number + 1}. 落实第${number + 1}项工作。`);
    let deep = stored(`工作要点\n${points.join('\n')}\n`);
    const ids = deep.items.map(({ itemId }) => itemId);
    const indent = (itemId: string): StructureEdit => ({ op: 'indent', itemId });
    for (const [level, itemId] of ids.slice(0, 12).entries()) {
      for (let time = 0; time < level; time += 1) {
        deep = { ...deep, items: edited(indent(itemId), deep).items };
      }
    }
    for (let time = 0; time < 11; time += 1) {
      deep = { ...deep, items: edited(indent(ids[12]!), deep).items };
    }
    expect(Math.max(...deep.items.map(({ level }) => level))).toBe(12);
    expect(refusedOn(deep, indent(ids[12]!))).toBe('task-dispatch/item-too-deep');
  });
});

const ops = constantFrom('split', 'merge', 'indent', 'outdent', 'set-kind', 'values');
const steps = array(record({ op: ops, item: nat(), other: nat() }), { minLength: 1, maxLength: 12 });

function stepOn(on: StoredDraft, step: { op: string; item: number; other: number }) {
  const { items } = on;
  const one = items[step.item % items.length]!;
  const { itemId, span } = one;
  switch (step.op) {
    case 'split':
      return edited({ op: 'split', itemId, at: span.start + (step.other % (span.end - span.start)) }, on);
    case 'merge': {
      const next = items.find(
        (other) => other.parentItemId === one.parentItemId && other.position > one.position,
      );
      return edited({ op: 'merge', itemIds: [itemId, next?.itemId ?? itemId] }, on);
    }
    case 'values': {
      const changes = { matter: `事项${step.other}` };
      const after = editItems(items, [{ itemId, changes }], uuidv7);
      return { items: after.items, changed: after.edited, removed: [] };
    }
    case 'set-kind':
      return edited({ op: 'set-kind', itemId, kind: 'call' }, on);
    default:
      return edited({ op: step.op as 'indent' | 'outdent', itemId }, on);
  }
}

describe('any edits one after another', () => {
  const speech = stored(SPEECH);

  it('keep every character of the speech in exactly one innermost item, and taken back leave it as it was', () => {
    let applied = 0;
    assert(
      property(steps, (sequence) => {
        let now = speech;
        const inverses = [];
        for (const step of sequence) {
          let changes;
          try {
            changes = stepOn(now, step);
          } catch (error) {
            expect(failureOf(error)?.code).toMatch(/^task-dispatch\//);
            continue;
          }
          applied += 1;
          inverses.push(JSON.stringify(inverseOf(now.items, changes)));
          now = { ...now, items: changes.items };
          expect(isCovered(now)).toBe(true);
          expect(new Set(now.items.map(({ itemId }) => itemId)).size).toBe(now.items.length);
        }
        for (const inverse of inverses.toReversed()) {
          now = { ...now, items: takenBack(now.items, JSON.parse(inverse)).items };
        }
        expect(now.items).toEqual(speech.items);
      }),
      { numRuns: 60 },
    );
    expect(applied).toBeGreaterThan(100);
  });

  it('start from the draft as the grammar made it', () => {
    const made = decompose(SPEECH, { referenceDate: '2026-11-20' });
    const flat = (items: typeof made.items): typeof made.items =>
      items.flatMap((one) => [one, ...flat(one.children)]);
    const form = ({ path, level, start, end, marker, heading, series }: (typeof made.items)[number]) => ({
      path,
      level,
      start,
      end,
      marker,
      heading,
      series,
    });
    expect(flat(draftOfStored(speech).items).map(form)).toEqual(flat(made.items).map(form));
  });
});
