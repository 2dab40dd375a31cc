import type { Flow } from '../source/flow.js';
import { readMarker, SERIES_CLASSES, type Marker } from './classes.js';
import type { MarkedParagraph } from './paragraph-markers.js';

/** A paragraph this long that holds 一、 and 二、 has lost its line breaks (X1). */
const RUN_ON_LENGTH = 300;
/** A text that is all one line needs less. */
const SHORTEST_RUN_ON = 80;
const AFTER = /[。;:!?)”]/;

/**
 * Splits paragraphs at markers that stand inside a line (X1, OCR): a class already seen goes on with the next number,
 * or a text without line breaks shows a whole 一、二、 sequence. Each piece becomes a paragraph with `midLine` set.
 */
export function splitAtMidLineMarkers(flow: Flow, paragraphs: readonly MarkedParagraph[]): MarkedParagraph[] {
  const seen = new Map<string, number>();
  const upcoming = nextOrdinals(paragraphs);
  const length = flow.text.trim().includes('\n') ? RUN_ON_LENGTH : SHORTEST_RUN_ON;
  return paragraphs.flatMap((paragraph, index) => {
    if (paragraph.marker !== null) remember(seen, paragraph.marker);
    const candidates = findCandidates(flow, paragraph, length);
    const runsOn = paragraph.to - paragraph.from > length && isSequence(candidates);
    const accepted = candidates.filter((marker, at) => {
      const isNext =
        seen.get(marker.key) === marker.ordinal! - 1 && upcoming.get(marker.key)?.(index) !== marker.ordinal;
      const opens = runsOn && opensRun(candidates, at);
      if (!isNext && !opens) return false;
      remember(seen, marker);
      return true;
    });
    return cut(paragraph, accepted);
  });
}

const remember = (seen: Map<string, number>, marker: Marker): void => {
  if (marker.ordinal !== null && marker.ordinal > 0) seen.set(marker.key, marker.ordinal);
};

function findCandidates(flow: Flow, paragraph: MarkedParagraph, length: number): Marker[] {
  const found: Marker[] = [];
  const isLong = paragraph.to - paragraph.from > length;
  for (let i = (paragraph.marker?.to ?? paragraph.from) + 1; i < paragraph.to; i++) {
    const isBehindStop = AFTER.test(flow.text[i - 1]!);
    if (flow.enclosed[i] !== 0 || (!isBehindStop && !(isLong && MAY_BE_GLUED.test(flow.text[i]!)))) continue;
    const marker = readMarker(flow.text, i);
    if (marker === null || !isStructural(marker) || marker.to >= paragraph.to) continue;
    if (!isBehindStop && !isGlued(flow, marker)) continue;
    found.push(marker);
    i = marker.to - 1;
  }
  return found;
}

/** Without line breaks a heading runs straight into the marker below it: 二、参训人员1.各街道… */
const MAY_BE_GLUED = /[(\d]/;

const isGlued = (flow: Flow, marker: Marker): boolean =>
  (marker.cls === 'cn-paren' || marker.cls === 'number') &&
  /[\u4e00-\u9fff]/.test(flow.text[marker.from - 1]!) &&
  !/[第条款项共约]/.test(flow.text[marker.from - 1]!);

const isStructural = (marker: Marker): boolean =>
  !SERIES_CLASSES.has(marker.cls) &&
  !['bullet', 'named-ordinal', 'stem', 'article', 'section'].includes(marker.cls) &&
  !marker.cls.startsWith('decimal') &&
  (marker.ordinal ?? 0) > 0;

const isSequence = (candidates: readonly Marker[]): boolean =>
  candidates.some((marker) => marker.cls === 'cn' && marker.ordinal === 1) &&
  candidates.some((marker) => marker.cls === 'cn' && marker.ordinal === 2);

/** Ordinal 1 with ordinal 2 of the same list behind it, before the list starts again. */
function opensRun(candidates: readonly Marker[], at: number): boolean {
  const marker = candidates[at]!;
  if (marker.ordinal !== 1) return false;
  for (const next of candidates.slice(at + 1, at + 50)) {
    if (next.key === marker.key) return next.ordinal === 2;
  }
  return false;
}

type NextOrdinal = (index: number) => number | undefined;

/** For every list key: the ordinal of the first line-start marker after a paragraph. */
function nextOrdinals(paragraphs: readonly MarkedParagraph[]): Map<string, NextOrdinal> {
  const places = new Map<string, { index: number; ordinal: number }[]>();
  paragraphs.forEach(({ marker }, index) => {
    if (marker === null || marker.ordinal === null) return;
    const list = places.get(marker.key) ?? [];
    list.push({ index, ordinal: marker.ordinal });
    places.set(marker.key, list);
  });
  return new Map(Array.from(places, ([key, list]) => [key, (index) => firstAfter(list, index)]));
}

function firstAfter(list: readonly { index: number; ordinal: number }[], index: number): number | undefined {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.index <= index) low = middle + 1;
    else high = middle;
  }
  return list[low]?.ordinal;
}

function cut(paragraph: MarkedParagraph, markers: readonly Marker[]): MarkedParagraph[] {
  if (markers.length === 0) return [paragraph];
  const pieces: MarkedParagraph[] = [{ ...paragraph, to: markers[0]!.from }];
  markers.forEach((marker, index) => {
    pieces.push({ from: marker.from, to: markers[index + 1]?.from ?? paragraph.to, marker, midLine: true });
  });
  return pieces;
}
