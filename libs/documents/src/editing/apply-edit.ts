import type { DirectiveDraft, DraftBlock, DraftItem } from '../draft.js';
import { DraftEditError } from './edit-error.js';
import type { DraftEdit } from './edits.js';
import { addAttributes, keepAttributesWithin, refit } from './spans.js';
import { findPlace, freeId, renumber } from './tree-places.js';

export interface EditResult {
  draft: DirectiveDraft;
  /** Applied to `draft` it gives the draft before the edit. */
  inverse: DraftEdit;
}

type EditOf<Op extends DraftEdit['op']> = Extract<DraftEdit, { op: Op }>;

/**
 * Applies one edit of a reviewer. Pure: the given draft is not changed. Spans are kept (a split divides one, a merge is
 * the hull of siblings), so no text is lost; every value that the edit sets records `person` in `setBy`.
 * Throws DraftEditError when the draft does not allow the edit.
 */
export function applyEdit(draft: DirectiveDraft, edit: DraftEdit): EditResult {
  if (edit.op === 'replace') return replace(draft, edit);
  const items = structuredClone(draft.items);
  change(items, edit);
  if (overlapsBlock(items, draft.blocks)) throw new DraftEditError('documents/block-between');
  renumber(items);
  return { draft: { ...draft, items }, inverse: inverseOf(draft.items, items) };
}

/** A merge or an indent must not reach over a bridge, a signature or a page number between two top-level items. */
const overlapsBlock = (items: readonly DraftItem[], blocks: readonly DraftBlock[]): boolean =>
  blocks.some((block) => items.some(({ start, end }) => start < block.end && block.start < end));

function change(items: DraftItem[], edit: Exclude<DraftEdit, { op: 'replace' }>): void {
  switch (edit.op) {
    case 'split':
      return split(items, edit);
    case 'merge':
      return merge(items, edit);
    case 'indent':
      return indent(items, edit);
    case 'outdent':
      return outdent(items, edit);
    case 'set-kind':
      return setKind(items, edit);
    case 'set-attributes':
      return setAttributes(items, edit);
  }
}

function replace(draft: DirectiveDraft, { index, count, items }: EditOf<'replace'>): EditResult {
  const before = draft.items.slice(index, index + count);
  const after = [...draft.items.slice(0, index), ...items, ...draft.items.slice(index + count)];
  return {
    draft: { ...draft, items: after },
    inverse: { op: 'replace', index, count: items.length, items: before },
  };
}

/** The edit that puts back the top-level items between the first and the last that changed. */
function inverseOf(before: readonly DraftItem[], after: readonly DraftItem[]): DraftEdit {
  const isSame = (a: DraftItem | undefined, b: DraftItem | undefined): boolean =>
    a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b);
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && isSame(before[head], after[head])) head++;
  let tail = 0;
  while (tail < shortest - head && isSame(before.at(-1 - tail), after.at(-1 - tail))) tail++;
  const items = before.slice(head, before.length - tail);
  return { op: 'replace', index: head, count: after.length - tail - head, items };
}

function split(items: DraftItem[], { itemId, at }: EditOf<'split'>): void {
  const { item, siblings, index } = findPlace(items, itemId);
  if (at <= Math.max(item.start, item.marker?.end ?? 0) || at >= item.end) {
    throw new DraftEditError('documents/split-leaves-nothing');
  }
  if (item.children.some(({ start, end }) => at > start && at < end)) {
    throw new DraftEditError('documents/split-inside-child');
  }
  const second: DraftItem = {
    ...structuredClone(item),
    id: freeId(items),
    start: at,
    marker: null,
    ordinal: null,
    heading: null,
    children: item.children.filter(({ start }) => start >= at),
  };
  item.children = item.children.filter(({ start }) => start < at);
  item.end = at;
  if (item.heading !== null && item.heading.end > at) dissolveHeading(item, second);
  for (const half of [item, second]) {
    half.setBy = { ...half.setBy, span: 'person' };
    keepAttributesWithin(half, half);
    refit(half);
  }
  siblings.splice(index + 1, 0, second);
}

/** A heading that is cut in two is plain text of both halves. */
function dissolveHeading(first: DraftItem, second: DraftItem): void {
  const { start, end } = first.heading!;
  for (const half of [first, second]) {
    half.own = [[start, end] as [number, number], ...half.own].sort(([a], [b]) => a - b);
  }
  first.heading = null;
}

function merge(items: DraftItem[], { itemIds: [firstId, secondId] }: EditOf<'merge'>): void {
  const { item, siblings, index, ancestors } = findPlace(items, firstId);
  const second = siblings[index + 1];
  if (second === undefined || second.id !== secondId)
    throw new DraftEditError('documents/merge-needs-neighbours');
  const bridged: [number, number][] = [[item.end, second.start]];
  const headed = [second.marker, second.heading].flatMap((span) =>
    span === null ? [] : [[span.start, span.end] as [number, number]],
  );
  item.own = [...item.own, ...bridged.filter(([from, to]) => from < to), ...headed, ...second.own].sort(
    ([a], [b]) => a - b,
  );
  item.end = second.end;
  item.children = [...item.children, ...second.children];
  addAttributes(item, second);
  item.setBy = { ...item.setBy, span: 'person' };
  refit(item);
  siblings.splice(index + 1, 1);
  refitAll(ancestors);
}

/** The item becomes the last child of its elder sibling. */
function indent(items: DraftItem[], { itemId }: EditOf<'indent'>): void {
  const { item, siblings, index, ancestors } = findPlace(items, itemId);
  const elder = siblings[index - 1];
  if (elder === undefined) throw new DraftEditError('documents/no-elder-sibling');
  siblings.splice(index, 1);
  elder.children.push(item);
  elder.own = [...elder.own, [elder.end, item.start]];
  elder.end = item.end;
  item.series = elder.children.at(-2)?.series ?? 1;
  item.setBy = { ...item.setBy, level: 'person' };
  refit(elder);
  refitAll(ancestors);
}

const refitAll = (items: readonly DraftItem[]): void => items.forEach(refit);

/** The item follows its parent; its younger siblings become its children, for text keeps its order. */
function outdent(items: DraftItem[], { itemId }: EditOf<'outdent'>): void {
  const { item, siblings, index, ancestors } = findPlace(items, itemId);
  const parent = ancestors.at(-1);
  if (parent === undefined) throw new DraftEditError('documents/already-top-level');
  const younger = siblings.slice(index + 1);
  if (parent.own.some(([, end]) => end > item.end)) throw new DraftEditError('documents/text-behind-item');
  siblings.splice(index);
  item.children.push(...younger);
  item.end = parent.end;
  parent.end = Math.max(siblings.at(-1)?.end ?? 0, ...parent.own.map(([, end]) => end), startOfBody(parent));
  item.setBy = { ...item.setBy, level: 'person' };
  refit(item);
  refit(parent);
  const around = ancestors.at(-2)?.children ?? items;
  item.series = parent.series;
  around.splice(around.indexOf(parent) + 1, 0, item);
}

const startOfBody = ({ heading, marker, start }: DraftItem): number =>
  heading?.end ?? marker?.end ?? start + 1;

function setKind(items: DraftItem[], { itemId, kind }: EditOf<'set-kind'>): void {
  const { item } = findPlace(items, itemId);
  item.kind = kind;
  item.dispatchable = kind === 'task' || (kind === 'prohibition' && item.audience.length > 0);
  item.setBy = { ...item.setBy, kind: 'person' };
}

function setAttributes(items: DraftItem[], { itemId, values }: EditOf<'set-attributes'>): void {
  const { item } = findPlace(items, itemId);
  const { dispatchable, ...lists } = values;
  for (const [name, list] of Object.entries(lists)) {
    Object.assign(item, { [name]: list.map((value) => ({ ...value, setBy: 'person' as const })) });
  }
  if (dispatchable === undefined) return;
  item.dispatchable = dispatchable;
  item.setBy = { ...item.setBy, dispatchable: 'person' };
}
