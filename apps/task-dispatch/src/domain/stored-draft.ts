import type { DirectiveDraft, DraftBlock, DraftItem } from './directive-draft.js';
import type { Item, Span } from './item.js';

/** A draft as the ledger keeps it. */
export interface StoredDraft {
  readonly items: readonly Item[];
  readonly text: string;
  readonly blocks: readonly DraftBlock[];
}

/** The grammar's form of a stored draft, its items named by their ids in the ledger; the head of the text is left out. */
export function draftOfStored({ items, text, blocks }: StoredDraft): DirectiveDraft {
  const byParent = Map.groupBy(items, ({ parentItemId }) => parentItemId);
  const below = (parent: string | null): DraftItem[] =>
    (byParent.get(parent) ?? [])
      .toSorted((a, b) => a.position - b.position)
      .map((item) => ({ ...draftItemOf(item, text), children: below(item.itemId) }));
  return {
    schema: 'directive-draft/1',
    source: {
      fileName: null,
      textSha256: '',
      length: text.length,
      offsetUnit: 'utf16',
      eol: 'none',
      decodedFrom: '',
      generatedRanges: [],
    },
    title: null,
    docNumber: null,
    docType: 'other',
    issuer: [],
    addressees: [],
    dates: { docDate: null, meetingDate: null, referenceDate: null, referenceDateFrom: 'none' },
    secrecy: null,
    urgency: null,
    cc: [],
    leadRule: null,
    blocks: [...blocks],
    items: below(null),
    noise: [],
    warnings: [],
  };
}

function draftItemOf(item: Item, text: string): DraftItem {
  const { start, end } = item.span;
  const marker = sliceOf(item.marker, item.span, text);
  const heading = sliceOf(item.heading, { start: marker?.end ?? start, end }, text);
  const bodyStart = heading?.end ?? marker?.end ?? start;
  return {
    id: item.itemId,
    path: item.path,
    level: item.level,
    series: seriesOf(item.path),
    parent: item.parentItemId,
    start,
    end,
    marker,
    ordinal: null,
    heading,
    body: bodyStart < end ? { start: bodyStart, end } : null,
    own: behind(item.pieces, bodyStart),
    kind: item.kind,
    declared: null,
    ...structuredClone(item.found),
    dispatchable: false,
    confidence: item.confidence,
    flags: [...item.flags],
    setBy: {},
    children: [],
  };
}

/** Where the words stand first within the span. */
function sliceOf(words: string | null, within: Span, text: string) {
  if (words === null) return null;
  const start = text.indexOf(words, within.start);
  const end = start + words.length;
  return start === -1 || end > within.end ? null : { start, end, text: words };
}

function behind(pieces: readonly Span[], from: number): [number, number][] {
  return pieces
    .filter(({ end }) => end > from)
    .map(({ start, end }): [number, number] => [Math.max(start, from), end]);
}

/** `2-3` is the third item of the second series; a plain number is of the first. */
function seriesOf(path: string): number {
  const [, series] = /^(\d+)-\d+$/.exec(path.split('.').at(-1)!) ?? [];
  return series === undefined ? 1 : Number(series);
}
