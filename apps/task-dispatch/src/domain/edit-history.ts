import { isDeepStrictEqual } from 'node:util';
import type { Item } from './item.js';

/** Edits that can be taken back; older ones cannot. */
export const EDITS_KEPT = 100;

/** Numbers of the edits that can be taken back: from `first` up to, not including, `next`. */
export interface EditHistory {
  readonly first: number;
  readonly next: number;
}

/** Nothing to take back: a fresh draft, one sent for sign-off, one with a new text. */
export const EMPTY_HISTORY: EditHistory = { first: 0, next: 0 };

/** What takes one edit back. */
export interface InverseEdit {
  /** Values as they were before. */
  readonly changes: readonly { readonly itemId: string; readonly values: Partial<Item> }[];
  /** Items that the edit took away, whole. */
  readonly restored: readonly Item[];
  /** Items that the edit made. */
  readonly added: readonly string[];
}

/** A numbered inverse, as it is kept beside the directive. */
export interface KeptEdit {
  readonly number: number;
  readonly inverse: InverseEdit;
}

export function withOneMore({ first, next }: EditHistory): EditHistory {
  return { first: Math.max(first, next + 1 - EDITS_KEPT), next: next + 1 };
}

export function withoutTheLast({ first, next }: EditHistory): EditHistory {
  return { first, next: next - 1 };
}

export function canUndo({ first, next }: EditHistory): boolean {
  return next > first;
}

/** Items after an edit, or after one was taken back. */
export interface ChangedItems {
  /** All of them, in the order of the text. */
  readonly items: readonly Item[];
  /** Those that are new or have new values. */
  readonly changed: readonly Item[];
  /** Those that are no more. */
  readonly removed: readonly Item[];
}

/** What lies between two states of a draft's items. */
export function changesBetween(before: readonly Item[], after: readonly Item[]): ChangedItems {
  const old = new Map(before.map((item) => [item.itemId, item]));
  const kept = new Set(after.map(({ itemId }) => itemId));
  return {
    items: after,
    changed: after.filter((item) => !isDeepStrictEqual(old.get(item.itemId), item)),
    removed: before.filter(({ itemId }) => !kept.has(itemId)),
  };
}

export function inverseOf(before: readonly Item[], { changed, removed }: ChangedItems): InverseEdit {
  const old = new Map(before.map((item) => [item.itemId, item]));
  return {
    changes: changed.flatMap((item) => {
      const previous = old.get(item.itemId);
      return previous ? [{ itemId: item.itemId, values: valuesThatDiffer(previous, item) }] : [];
    }),
    restored: removed,
    added: changed.filter(({ itemId }) => !old.has(itemId)).map(({ itemId }) => itemId),
  };
}

/** The items as they were before the edit that `inverse` takes back. */
export function takenBack(items: readonly Item[], inverse: InverseEdit): ChangedItems {
  const values = new Map(inverse.changes.map((change) => [change.itemId, change.values]));
  const added = new Set(inverse.added);
  const kept = items
    .filter(({ itemId }) => !added.has(itemId))
    .map((item) => ({ ...item, ...values.get(item.itemId) }));
  return changesBetween(
    items,
    [...kept, ...inverse.restored].sort((a, b) => a.position - b.position),
  );
}

/** The values of `item` that `other` does not have. */
export function valuesThatDiffer(item: Item, other: Item): Partial<Item> {
  const theirs: Partial<Record<string, unknown>> = { ...other };
  return Object.fromEntries(
    Object.entries(item).filter(([field, value]) => !isDeepStrictEqual(value, theirs[field])),
  );
}
