import { type DirectiveDraft, type DraftItem, type ItemMatch, matchItems } from './directive-draft.js';
import { DOC_TYPES, oneLine } from './directive-registration.js';
import { assertDraft, type Directive } from './directive.js';
import { EMPTY_HISTORY } from './edit-history.js';
import { type DraftedText, inOrder, itemsOfDraft } from './item-from-draft.js';
import { countItems, type Item } from './item.js';
import { withKind, withPersonsValues, withTaskDefaults } from './item-values.js';
import { draftOfStored, type StoredDraft } from './stored-draft.js';

type Diff = ItemMatch['diff'];

/** What became of an item of the old text, or that it is new. */
export interface VersionChange {
  readonly itemId: string;
  readonly change: ItemMatch['change'];
  /** 1 for the same words, 0 for a removed or added item. */
  readonly similarity: number;
  /** Only of reworded items, and only where it can be shown. */
  readonly diff: Diff | null;
}

export interface ReplacedItems {
  readonly items: readonly Item[];
  readonly removed: readonly Item[];
  /** In the order of the new text, removed items last. */
  readonly changes: readonly VersionChange[];
}

/** Characters of a difference that can be shown, of one item and of all. */
const SHOWN = 2_000;
const SHOWN_IN_ALL = 100_000;
/** What a part of a difference costs on the wire besides its words. */
const PART = 30;
/** Of words that stayed, so many are shown on either side of what changed. */
const CONTEXT = 20;

/** Marks on the items of a replaced text; the next text takes them off. */
const MARKS: Readonly<Partial<Record<ItemMatch['change'], string>>> = {
  added: 'version-added',
  reworded: 'version-reworded',
  moved: 'version-moved',
};

/**
 * The items of a new version of the text. An item that is found again, whatever its number, place or wording,
 * keeps its id and everything that a person set; what a person changed in the structure is not done again.
 */
export function replaceItems(old: StoredDraft, source: DraftedText, newId: () => string): ReplacedItems {
  const matches = matchItems({ draft: draftOfStored(old), text: old.text }, source);
  const drafted = inTextOrder(source.draft.items);
  const fresh = itemsOfDraft(source, newId);
  const known = new Map(old.items.map((item) => [item.itemId, item]));
  const matchOf = new Map(matches.map((match) => [match.newId, match]));
  const idOf = new Map<string, string>();
  const items = fresh.map((item, index) => {
    const match = matchOf.get(drafted[index]!.id)!;
    const previous = match.oldId === null ? null : known.get(match.oldId)!;
    const kept = previous ? foundAgain(item, previous, newId) : item;
    idOf.set(item.itemId, kept.itemId);
    const parentItemId = item.parentItemId && idOf.get(item.parentItemId)!;
    return { ...kept, parentItemId, flags: marked(item, match) };
  });
  const kept = new Set(items.map(({ itemId }) => itemId));
  const removed = old.items.filter(({ itemId }) => !kept.has(itemId));
  return { items, removed, changes: changesOf(matches, { drafted, items }) };
}

/** A draft with its next text; edits of the old one can no longer be taken back. */
export function withText(
  directive: Directive,
  { text, draft }: DraftedText,
  items: readonly Item[],
): Directive {
  assertDraft(directive);
  const { fileName, textSha256, decodedFrom } = draft.source;
  return {
    ...directive,
    docType: DOC_TYPES[draft.docType],
    docNumber: docNumberOf(draft),
    source: { fileName, textSha256, length: text.length, decodedFrom },
    textVersion: directive.textVersion + 1,
    counts: countItems(items),
    edits: EMPTY_HISTORY,
  };
}

function docNumberOf({ docNumber }: DirectiveDraft): string | null {
  return docNumber === null ? null : oneLine(docNumber.text);
}

function inTextOrder(items: readonly DraftItem[]): readonly DraftItem[] {
  return inOrder(items).flatMap((item) => [item, ...inTextOrder(item.children)]);
}

/** The machine's values are those of the new words, a person's stay. A criterion with the same words keeps its id. */
function foundAgain(fresh: Item, previous: Item, newId: () => string): Item {
  const criteria = fresh.criteria.map(
    (criterion) => previous.criteria.find(({ text }) => text === criterion.text) ?? criterion,
  );
  const item = withPersonsValues({ ...fresh, criteria, itemId: previous.itemId }, previous);
  return item.setBy['kind'] === 'person' ? withKind(item, item.kind, newId) : withTaskDefaults(item, newId);
}

function marked(item: Item, { change }: ItemMatch): readonly string[] {
  const mark = MARKS[change];
  return mark === undefined ? item.flags : [...item.flags, mark];
}

function changesOf(
  matches: readonly ItemMatch[],
  { drafted, items }: { readonly drafted: readonly DraftItem[]; readonly items: readonly Item[] },
): readonly VersionChange[] {
  const idOf = new Map(drafted.map(({ id }, index) => [id, items[index]!.itemId]));
  let shown = 0;
  return matches.map(({ oldId, newId, change, similarity, diff }) => {
    const short = change === 'reworded' ? shortened(diff) : null;
    shown += short ? lengthOf(short) : 0;
    const itemId = newId === null ? oldId! : idOf.get(newId)!;
    return { itemId, change, similarity, diff: shown > SHOWN_IN_ALL ? null : short };
  });
}

function shortened(diff: Diff): Diff | null {
  const short = diff.map(({ op, text }) => ({
    op,
    text: wellFormed(op === 'keep' ? middleOut(text) : text),
  }));
  return lengthOf(short) > SHOWN ? null : short;
}

function middleOut(text: string): string {
  return text.length <= 2 * CONTEXT + 1 ? text : `${text.slice(0, CONTEXT)}…${text.slice(-CONTEXT)}`;
}

/** A difference may lie in the middle of a character. */
function wellFormed(text: string): string {
  return text.toWellFormed();
}

function lengthOf(diff: Diff): number {
  return diff.reduce((sum, { text }) => sum + text.length + PART, 0);
}
