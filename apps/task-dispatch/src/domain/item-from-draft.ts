import type { DirectiveDraft, DraftItem } from './directive-draft.js';
import { type Found, NO_EVIDENCE, type Item, type ItemValues, type SetBy, type Span } from './item.js';
import {
  hasOtherDeadlines,
  oversightFor,
  proposedDue,
  proposedMatter,
  proposedOutcome,
  taskDefaults,
} from './item-proposal.js';

/** Marks an item whose due does not say all that its deadlines say. */
export const DEADLINE_NOT_TAKEN = 'deadline-not-taken';

/** Text and draft together: every value is a slice of the text or a proposal marked as the machine's. */
export interface DraftedText {
  readonly text: string;
  readonly draft: DirectiveDraft;
}

/** The items of a draft in the order of the text, parents before their children. */
export function itemsOfDraft(source: DraftedText, newId: () => string): readonly Item[] {
  const items: Item[] = [];
  const visit = (drafted: DraftItem, parentItemId: string | null): void => {
    const item = itemOf(drafted, { source, parentItemId, position: items.length, newId });
    items.push(item);
    for (const child of inOrder(drafted.children)) visit(child, item.itemId);
  };
  for (const drafted of inOrder(source.draft.items)) visit(drafted, null);
  return items;
}

interface Place {
  readonly source: DraftedText;
  readonly parentItemId: string | null;
  readonly position: number;
  readonly newId: () => string;
}

function itemOf(drafted: DraftItem, place: Place): Item {
  const { text, draft } = place.source;
  const pieces = ownPieces(drafted, text);
  const own = pieces.map((piece) => text.slice(piece.start, piece.end)).join('');
  const values = proposedValues(drafted, { own, urgent: draft.urgency !== null, newId: place.newId });
  return {
    itemId: place.newId(),
    position: place.position,
    parentItemId: place.parentItemId,
    path: drafted.path,
    level: drafted.level,
    span: { start: drafted.start, end: drafted.end },
    pieces,
    marker: drafted.marker?.text ?? null,
    heading: drafted.heading?.text ?? null,
    body: bodyOf(drafted, text),
    found: foundIn(drafted),
    ...values,
    setBy: proposedBy(values),
    confidence: drafted.confidence,
    flags: [...drafted.flags, ...(hasOtherDeadlines(drafted.deadlines) ? [DEADLINE_NOT_TAKEN] : [])],
  };
}

export function foundIn(drafted: DraftItem): Found {
  const { units, audience, deadlines, targets, prohibitions } = drafted;
  return { units, audience, deadlines, targets, prohibitions };
}

/** What follows marker and heading, without the punctuation that parted it from them. */
export function bodyOf({ body }: DraftItem, text: string): string {
  return body === null ? '' : text.slice(body.start, body.end).replace(/^[。．.：:，,\s]+/, '');
}

function proposedValues(
  drafted: DraftItem,
  known: { readonly own: string; readonly urgent: boolean; readonly newId: () => string },
): ItemValues {
  const matter = proposedMatter(known.own);
  const due = proposedDue(drafted.deadlines, known.own);
  const outcome = proposedOutcome(drafted.kind);
  return {
    kind: drafted.kind,
    outcome,
    outcomeReason: null,
    matter,
    sponsor: null,
    ...(outcome === 'undecided'
      ? taskDefaults({ criteria: [], due }, known.newId)
      : { criteria: [], due: due.kind === 'date' ? due : null }),
    urgent: known.urgent,
    oversight: oversightFor(matter),
    evidence: NO_EVIDENCE,
    audience: null,
    reviewFlowKey: null,
    resultLevels: [],
  };
}

/** Every value that is there was set by the machine; what is empty was set by nobody yet. */
function proposedBy(values: ItemValues): Readonly<Record<string, SetBy>> {
  const set = Object.entries(values).filter(
    ([field, value]) =>
      value !== null &&
      !(Array.isArray(value) && value.length === 0) &&
      !(field === 'outcome' && value === 'undecided'),
  );
  return Object.fromEntries(set.map(([field]) => [field, 'machine' as const]));
}

/** The item's span without its children's; stretches of blanks belong to nobody. */
export function ownPieces(drafted: DraftItem, text: string): readonly Span[] {
  const pieces: Span[] = [];
  let from = drafted.start;
  for (const child of inOrder(drafted.children)) {
    pieces.push({ start: from, end: child.start });
    from = Math.max(from, child.end);
  }
  pieces.push({ start: from, end: drafted.end });
  return pieces.filter((piece) => text.slice(piece.start, piece.end).trim().length > 0);
}

export function inOrder(items: readonly DraftItem[]): readonly DraftItem[] {
  return items.toSorted((a, b) => a.start - b.start);
}
