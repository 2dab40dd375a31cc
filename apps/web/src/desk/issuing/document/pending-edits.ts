import type { Changes, Item, ItemEdit } from './types.js';

/** What was set on items and has not reached the platform yet, by item; kept on the device. */
export type Pending = Readonly<Record<string, Changes>>;

/** What a command takes at most. */
export const MOST_EDITS = 200;

/** `more` on top of `pending`; of one field the later value stands. */
export function withMore(pending: Pending, edits: readonly ItemEdit[]): Pending {
  const next: Record<string, Changes> = { ...pending };
  for (const { itemId, changes } of edits) next[itemId] = { ...next[itemId], ...changes };
  return next;
}

/** What is left after `sent` has arrived: fields that were changed again meanwhile stay. */
export function withoutSent(pending: Pending, sent: readonly ItemEdit[]): Pending {
  const next: Record<string, Changes> = { ...pending };
  for (const { itemId, changes } of sent) {
    const left = Object.entries(next[itemId] ?? {}).filter(
      ([field, value]) => value !== changes[field as keyof Changes],
    );
    if (left.length > 0) next[itemId] = Object.fromEntries(left);
    else delete next[itemId];
  }
  return next;
}

/** Edits of items that are still there. */
export function ofThese(pending: Pending, items: readonly Item[]): Pending {
  const known = new Set(items.map(({ itemId }) => itemId));
  return Object.fromEntries(Object.entries(pending).filter(([itemId]) => known.has(itemId)));
}

/** The item as it will be: values that are on their way count as set by a person. */
export function withChanges(item: Item, changes: Changes | undefined): Item {
  if (!changes) return item;
  const { criteria, ...values } = changes;
  const setBy = Object.fromEntries(Object.keys(changes).map((field) => [field, 'person' as const]));
  return {
    ...item,
    ...(values as Partial<Item>),
    ...(criteria ? { criteria: criteria.map((text, at) => ({ criterionId: `new-${at}`, text })) } : {}),
    setBy: { ...item.setBy, ...setBy },
  };
}

/** What the platform would refuse because something is not written yet; it waits here until it is. */
export type Lack = 'outcomeReason' | 'evidenceReason' | 'figure' | 'criterion' | 'audience';

const blank = (text: string | null | undefined): boolean => !text || text.trim().length === 0;

/** What is missing in the item before its edits can be sent. */
export function lackOf(item: Item): Lack | null {
  const { evidence } = item;
  if (item.outcome === 'no-action' && blank(item.outcomeReason)) return 'outcomeReason';
  if (evidence.figures.some(({ label, unit }) => blank(label) || blank(unit))) return 'figure';
  if ((evidence.files || evidence.figures.length > 0) && blank(evidence.reason)) return 'evidenceReason';
  if (item.criteria.some(({ text }) => blank(text))) return 'criterion';
  if (item.audience?.exclusions.some(({ reason }) => blank(reason))) return 'audience';
  return null;
}

/** The edits that can go now, as many as one command takes. */
export function readyEdits(pending: Pending, items: readonly Item[]): readonly ItemEdit[] {
  const byId = new Map(items.map((item) => [item.itemId, item]));
  return Object.entries(pending)
    .filter(([itemId, changes]) => {
      const item = byId.get(itemId);
      return item && lackOf(withChanges(item, changes)) === null;
    })
    .slice(0, MOST_EDITS)
    .map(([itemId, changes]) => ({ itemId, changes }));
}

const blankToNull = (text: string | null): string | null => (blank(text) ? null : text);

/** The edits as the command takes them: words that are empty are no words. */
export function asSent({ itemId, changes }: ItemEdit): ItemEdit {
  const { outcomeReason, evidence, ...rest } = changes;
  return {
    itemId,
    changes: {
      ...rest,
      ...(outcomeReason === undefined ? {} : { outcomeReason: blankToNull(outcomeReason) }),
      ...(evidence === undefined ? {} : { evidence: { ...evidence, reason: blankToNull(evidence.reason) } }),
    },
  };
}
