import type { Flow, Paragraph } from '../source/flow.js';
import { readMarker, SERIES_CLASSES, type Marker } from './classes.js';

/** A paragraph of the running text with the marker it opens with. */
export interface MarkedParagraph extends Paragraph {
  marker: Marker | null;
  /** True when the text did not start a new line here: the marker was found inside a line (X1). */
  midLine: boolean;
}

/** Classes that only count as markers when the document shows several of them in sequence. */
const NEEDS_NEIGHBOUR = new Set<Marker['cls']>([
  ...SERIES_CLASSES,
  'named-ordinal',
  'section',
  'article',
  'stem',
]);
const NEEDS_THREE = new Set<Marker['cls']>(['decimal-2', 'decimal-3', 'decimal-4']);

/** Line-start markers of all paragraphs (N1–N12, N16, N17); null where a paragraph opens with none. */
export function readLineStarts(flow: Flow): MarkedParagraph[] {
  const marked = flow.paragraphs.map((paragraph) => ({
    ...paragraph,
    marker: within(readMarker(flow.text, paragraph.from), paragraph.to),
    midLine: false,
  }));
  readDecimalTops(flow, marked);
  const groups = groupByKey(marked);
  return marked.map((paragraph) => {
    const { marker } = paragraph;
    if (marker === null || isSupported(flow, paragraph, groups)) return paragraph;
    return { ...paragraph, marker: numberBeforeFigure(marker, flow, groups) };
  });
}

/** `1.24小时值守` reads as a decimal; beside 2. in the same list it is the number 1. (N3). */
function numberBeforeFigure(
  marker: Marker,
  flow: Flow,
  groups: ReadonlyMap<string, Marker[]>,
): Marker | null {
  if (marker.cls !== 'decimal-2') return null;
  const digits = /^\d{1,2}/.exec(flow.text.slice(marker.from, marker.from + 2))![0];
  const ordinal = Number(digits);
  const group = groups.get('number.') ?? [];
  const at = lowerBound(group, marker.from);
  const isBeside = group[at]?.ordinal === ordinal + 1 || group[at - 1]?.ordinal === ordinal - 1;
  const to = marker.from + digits.length + 1;
  return isBeside ? { cls: 'number', key: 'number.', ordinal, from: marker.from, to } : null;
}

const within = (marker: Marker | null, to: number): Marker | null =>
  marker !== null && marker.to <= to ? marker : null;

const isDecimal = (marker: Marker | null): boolean => marker !== null && marker.cls.startsWith('decimal');

/** `1 总则` is a marker only where 1.1 and its like stand below it (N9). */
function readDecimalTops(flow: Flow, paragraphs: MarkedParagraph[]): void {
  if (paragraphs.filter(({ marker }) => isDecimal(marker)).length < 3) return;
  for (const paragraph of paragraphs) {
    if (paragraph.marker !== null) continue;
    const number = /^(\d{1,2})(?=[\u4e00-\u9fff])/.exec(flow.text.slice(paragraph.from, paragraph.from + 3));
    if (number === null || isFollowedByBlank(flow, paragraph.from + number[1]!.length) === false) continue;
    const to = paragraph.from + number[1]!.length;
    paragraph.marker = {
      cls: 'decimal-1',
      key: 'decimal-1',
      ordinal: Number(number[1]),
      from: paragraph.from,
      to,
    };
  }
}

const isFollowedByBlank = (flow: Flow, to: number): boolean => flow.at[to]! - flow.at[to - 1]! > 1;

function groupByKey(paragraphs: readonly MarkedParagraph[]): Map<string, Marker[]> {
  const groups = new Map<string, Marker[]>();
  for (const { marker } of paragraphs) {
    if (marker === null) continue;
    const group = groups.get(marker.key);
    if (group === undefined) groups.set(marker.key, [marker]);
    else group.push(marker);
  }
  return groups;
}

function isSupported(flow: Flow, paragraph: MarkedParagraph, groups: ReadonlyMap<string, Marker[]>): boolean {
  const marker = paragraph.marker!;
  const group = groups.get(marker.key)!;
  if (NEEDS_THREE.has(marker.cls))
    return group.length >= 3 || (isDecimal(marker) && countDecimals(groups) >= 3);
  if (marker.cls === 'bullet') return group.length >= 2 && !isSubtitle(flow, paragraph);
  if (!NEEDS_NEIGHBOUR.has(marker.cls)) return true;
  return hasNeighbour(group, marker);
}

function countDecimals(groups: ReadonlyMap<string, Marker[]>): number {
  let count = 0;
  for (const [key, group] of groups) if (key.startsWith('decimal')) count += group.length;
  return count;
}

/** A dash also opens a subtitle (N17): ——在某某会议上的讲话. */
function isSubtitle(flow: Flow, paragraph: Paragraph): boolean {
  return /^--.{2,40}(?:讲话|发言|致辞|报告)$/.test(
    flow.text.slice(paragraph.from, Math.min(paragraph.to, paragraph.from + 60)),
  );
}

function hasNeighbour(group: readonly Marker[], marker: Marker): boolean {
  if (group.length < 2) return false;
  const index = lowerBound(group, marker.from);
  const before = group[index - 1]?.ordinal ?? null;
  const after = group[index + 1]?.ordinal ?? null;
  const own = marker.ordinal ?? 0;
  return before === own - 1 || after === own + 1 || after === -1 || (own === -1 && before !== null);
}

function lowerBound(group: readonly Marker[], from: number): number {
  let low = 0;
  let high = group.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (group[middle]!.from < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
