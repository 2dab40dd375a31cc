import { isDeepStrictEqual } from 'node:util';
import {
  applyEdit,
  type DirectiveDraft,
  DraftEditError,
  type DraftItem,
  type EditRefusal,
} from './directive-draft.js';
import { type ChangedItems, changesBetween } from './edit-history.js';
import { ItemNotFoundError } from './item-errors.js';
import { bodyOf, foundIn, inOrder, ownPieces } from './item-from-draft.js';
import type { Item, ItemKind } from './item.js';
import { mergedValues, ownWordsOf, splitOff, withKind, withProposalsFor } from './item-values.js';
import type { Refusal } from './refusal.js';
import { draftOfStored, type StoredDraft } from './stored-draft.js';
import * as errors from './structure-errors.js';

/** One change of how a draft is taken apart. Offsets count UTF-16 code units of the source text. */
export type StructureEdit =
  | { readonly op: 'split'; readonly itemId: string; readonly at: number }
  | { readonly op: 'merge'; readonly itemIds: readonly string[] }
  | { readonly op: 'indent' | 'outdent'; readonly itemId: string }
  | { readonly op: 'set-kind'; readonly itemId: string; readonly kind: ItemKind };

/** Levels and characters of a path that the wire carries. */
const DEEPEST = 12;
const LONGEST_PATH = 60;

/**
 * Splits, merges or moves items of a draft, or sets the kind of one. Spans stay slices of the text: each
 * non-blank character keeps exactly one innermost item. The first part of a split keeps the id, a merge
 * the first of its ids; values that a person set survive, and what the machine proposed from the words of
 * an item is proposed anew where these are others.
 *
 * @throws the refusals of structure-errors.ts, ItemNotFoundError
 */
export function editStructure(stored: StoredDraft, edit: StructureEdit, newId: () => string): ChangedItems {
  const before = draftOfStored(stored);
  const prepared = prepare(stored, edit, newId);
  const after = edited(before, stored.text, edit);
  if (isTooDeep(after)) throw new errors.ItemTooDeepError(DEEPEST);
  const known = new Map(prepared.map((item) => [item.itemId, item]));
  const split = edit.op === 'split' ? known.get(edit.itemId)! : null;
  const items = itemsOfEdited(after, { text: stored.text, known, split, newId });
  return changesBetween(stored.items, items);
}

/** Values first: what is merged gives its values to the first, a kind brings its outcome. */
function prepare({ items }: StoredDraft, edit: StructureEdit, newId: () => string): readonly Item[] {
  const find = (itemId: string): Item => {
    const item = items.find((one) => one.itemId === itemId);
    if (!item) throw new ItemNotFoundError(itemId);
    return item;
  };
  const replace = (next: Item) => items.map((item) => (item.itemId === next.itemId ? next : item));
  switch (edit.op) {
    case 'merge': {
      const [first, ...others] = edit.itemIds.map(find);
      return replace(others.reduce((item, other) => mergedValues(item, other, newId), first!));
    }
    case 'set-kind':
      return replace(withKind(find(edit.itemId), edit.kind, newId));
    default:
      find(edit.itemId);
      return items;
  }
}

function edited(draft: DirectiveDraft, text: string, edit: StructureEdit): DirectiveDraft {
  try {
    switch (edit.op) {
      case 'split':
        assertSplits(draft, text, edit);
        return applyEdit(draft, edit).draft;
      case 'merge':
        return edit.itemIds
          .slice(1)
          .reduce(
            (merged, next) => applyEdit(merged, { op: 'merge', itemIds: [edit.itemIds[0]!, next] }).draft,
            draft,
          );
      default:
        return applyEdit(draft, edit).draft;
    }
  } catch (error) {
    throw error instanceof DraftEditError ? refusalFor(error.code, edit) : error;
  }
}

function assertSplits(draft: DirectiveDraft, text: string, edit: { itemId: string; at: number }): void {
  const item = everyItem(draft.items).find(({ id }) => id === edit.itemId)!;
  const { at } = edit;
  const before = text.slice(item.marker?.end ?? item.start, at).trim();
  const behind = text.slice(at, item.end).trim();
  const isInside = at > item.start && at < item.end;
  if (!isInside || before === '' || behind === '' || !text.slice(0, at).isWellFormed()) {
    throw new errors.SplitLeavesNothingError();
  }
}

const REFUSALS: Readonly<Record<Exclude<EditRefusal, 'documents/item-not-found'>, () => Refusal>> = {
  'documents/split-inside-child': () => new errors.SplitInsideChildError(),
  'documents/split-leaves-nothing': () => new errors.SplitLeavesNothingError(),
  'documents/merge-needs-neighbours': () => new errors.MergeNeedsNeighboursError(),
  'documents/block-between': () => new errors.BlockBetweenItemsError(),
  'documents/no-elder-sibling': () => new errors.NoElderSiblingError(),
  'documents/already-top-level': () => new errors.AlreadyTopLevelError(),
  'documents/text-behind-item': () => new errors.TextBehindItemError(),
};

/** An item that is gone in the middle of a merge was named twice. */
function refusalFor(code: EditRefusal, edit: StructureEdit): Refusal {
  if (code !== 'documents/item-not-found') return REFUSALS[code]();
  return edit.op === 'merge' ? new errors.MergeNeedsNeighboursError() : new ItemNotFoundError(edit.itemId);
}

function everyItem(items: readonly DraftItem[]): readonly DraftItem[] {
  return items.flatMap((item) => [item, ...everyItem(item.children)]);
}

function isTooDeep({ items }: DirectiveDraft): boolean {
  return everyItem(items).some(({ level, path }) => level > DEEPEST || path.length > LONGEST_PATH);
}

interface Known {
  readonly text: string;
  readonly known: ReadonlyMap<string, Item>;
  /** Of which an item that the ledger does not know is the second part. */
  readonly split: Item | null;
  readonly newId: () => string;
}

function itemsOfEdited(draft: DirectiveDraft, { text, known, split, newId }: Known): readonly Item[] {
  const items: Item[] = [];
  const visit = (drafted: DraftItem, parentItemId: string | null): void => {
    const origin = known.get(drafted.id) ?? splitOff(split!, newId);
    const placed = {
      ...origin,
      position: items.length,
      parentItemId,
      path: drafted.path,
      level: drafted.level,
    };
    const item = cut(placed, drafted, { text, newId });
    items.push(item);
    for (const child of inOrder(drafted.children)) visit(child, item.itemId);
  };
  for (const drafted of inOrder(draft.items)) visit(drafted, null);
  return items;
}

/** The item with the stretches of the text that are its own now. */
function cut(
  item: Item,
  drafted: DraftItem,
  { text, newId }: { readonly text: string; readonly newId: () => string },
): Item {
  const setBy = { ...item.setBy, ...drafted.setBy };
  const pieces = ownPieces(drafted, text);
  const isAsBefore =
    item.span.start === drafted.start &&
    item.span.end === drafted.end &&
    isDeepStrictEqual(pieces, item.pieces);
  if (isAsBefore) return { ...item, setBy };
  const recut = {
    ...item,
    setBy,
    span: { start: drafted.start, end: drafted.end },
    pieces,
    marker: drafted.marker?.text ?? null,
    heading: drafted.heading?.text ?? null,
    body: bodyOf(drafted, text),
    found: foundIn(drafted),
  };
  const words = ownWordsOf(recut, text);
  return words === ownWordsOf(item, text) ? recut : withProposalsFor(recut, words, newId);
}
