import type { Flow } from '../source/flow.js';
import { makeNode, type Node, type Range } from '../tree/node.js';
import { LAST, readMarker, type Marker, type MarkerClass } from './classes.js';
import { firstMemberFrom } from './implicit-first.js';

/** What may stand before a member's ordinal. ①②③ need nothing (N6); numbers need the end of a clause. */
const CLAUSE_END = /[。;:!?\n]/;
const ANY_STOP = /[。;:,!?、”)\n]/;
const AFTER_ANY_STOP = new Set<MarkerClass>(['is', 'must', 'nth', 'number-paren', 'number-half-paren']);
const AFTER_CLAUSE = new Set<MarkerClass>(['first-next-last', 'cn-paren', 'number', 'cn', 'cn-half-paren']);
const FIRST_CHARACTERS = /[第首其再最(〇一二三四五六七八九十\d①-⒛]/;

/** All ordinal phrases of the text that could belong to a series inside a paragraph (N6, N11–N14, S4, S5). */
export function findSeriesCandidates(flow: Flow): Marker[] {
  const { text, enclosed } = flow;
  const found: Marker[] = [];
  for (let i = 0; i < text.length; i++) {
    if (enclosed[i] !== 0 || !FIRST_CHARACTERS.test(text[i]!)) continue;
    const before = text[i - 1] ?? '\n';
    const isCircled = text.charCodeAt(i) >= 0x2460 && text.charCodeAt(i) <= 0x2473;
    if (!isCircled && !ANY_STOP.test(before)) continue;
    const marker = readMarker(text, i);
    if (marker === null) continue;
    const isMember =
      isCircled ||
      (AFTER_ANY_STOP.has(marker.cls) && ANY_STOP.test(before)) ||
      (AFTER_CLAUSE.has(marker.cls) && CLAUSE_END.test(before));
    if (isMember) found.push(marker);
  }
  return found;
}

/** The candidates within [from, to); the list is sorted by position. */
export function candidatesIn(candidates: readonly Marker[], { from, to }: Range): Marker[] {
  let low = 0;
  let high = candidates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (candidates[middle]!.from < from) low = middle + 1;
    else high = middle;
  }
  const found: Marker[] = [];
  for (let i = low; i < candidates.length && candidates[i]!.from < to; i++) found.push(candidates[i]!);
  return found;
}

interface Run {
  markers: Marker[];
  /** True when the list shows no first member (S7). */
  lacksFirst: boolean;
}

/** Nested lists never go deeper than this in one paragraph (S5 saw four levels). */
const DEEPEST = 5;

/** The lists inside one piece of text, as nodes; lists inside their members become their children. */
export function readSeries(flow: Flow, piece: Range, candidates: readonly Marker[], depth = 1): Node[] {
  if (candidates.length < 2 || depth > DEEPEST) return [];
  const nodes: Node[] = [];
  let from = piece.from;
  for (const run of findRuns(candidates)) {
    if (run.markers[0]!.from < from) continue;
    const members = cutMembers(flow, run, { from, to: piece.to });
    for (const member of members) {
      const inner = { from: member.marker?.to ?? member.from, to: member.to };
      member.children = readSeries(flow, inner, candidatesIn(candidates, inner), depth + 1);
    }
    nodes.push(...members);
    from = members.at(-1)!.to;
  }
  return nodes;
}

/** Runs of one family with rising ordinals, two members at least, in the order of their first members. */
function findRuns(candidates: readonly Marker[]): Run[] {
  const open = new Map<string, Run>();
  const runs: Run[] = [];
  for (const marker of candidates) {
    const run = open.get(marker.key);
    const last = run?.markers.at(-1)!.ordinal ?? 0;
    const ordinal = marker.ordinal === LAST ? last + 1 : (marker.ordinal ?? 0);
    if (run !== undefined && (ordinal === last + 1 || ordinal === last + 2)) {
      run.markers.push({ ...marker, ordinal });
      continue;
    }
    const lacksFirst = ordinal === 2 && marker.cls === 'nth';
    if (marker.ordinal !== 1 && !lacksFirst) continue;
    const started = { markers: [marker], lacksFirst };
    open.set(marker.key, started);
    runs.push(started);
  }
  return runs
    .filter(({ markers }) => markers.length >= 2)
    .sort((a, b) => a.markers[0]!.from - b.markers[0]!.from);
}

function cutMembers(flow: Flow, run: Run, piece: Range): Node[] {
  const { markers } = run;
  const members = markers.map((marker, index) => {
    const next = markers[index + 1];
    const to = next === undefined ? lastMemberEnd(flow, markers, piece.to) : next.from;
    return makeNode('series', { from: marker.from, to: withoutSeparator(flow, marker.to, to) }, marker);
  });
  if (!run.lacksFirst) return members;
  const from = firstMemberFrom(flow, piece, markers);
  if (from === null) {
    members[0]!.flags.add('number-gap');
    return members;
  }
  const first = makeNode('implicit', { from, to: withoutSeparator(flow, from, markers[0]!.from) });
  return [first, ...members];
}

function withoutSeparator(flow: Flow, from: number, to: number): number {
  let end = to;
  while (end > from + 1 && /[;,、\n]/.test(flow.text[end - 1]!)) end--;
  return end;
}

const RETURNS_TO_PARENT =
  /^(?:如果|我觉得|我认为|总之|这些|这就是|只有这样|同时,|另外|此外|还有一点|需要说明|大家|同志们|对此|以上)/;

/**
 * The last member has no visible end (S4): it takes as many sentences as the longest of its elders, and stops
 * before a sentence that turns back to the whole.
 */
function lastMemberEnd(flow: Flow, markers: readonly Marker[], pieceTo: number): number {
  let allowed = 1;
  for (let i = 0; i + 1 < markers.length; i++) {
    allowed = Math.max(allowed, countSentences(flow, markers[i]!.to, markers[i + 1]!.from));
  }
  let end = markers.at(-1)!.to;
  for (let sentence = 0; sentence < allowed && end < pieceTo; sentence++) {
    if (sentence > 0 && RETURNS_TO_PARENT.test(flow.text.slice(end, end + 6))) break;
    end = sentenceEnd(flow, end, pieceTo);
  }
  return end;
}

function countSentences(flow: Flow, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at = sentenceEnd(flow, at, to)) count++;
  return count;
}

/** Position behind the sentence that begins at `from`, not past `to`. */
function sentenceEnd(flow: Flow, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    if (flow.text[i] === '\n') return i;
    if (flow.enclosed[i] === 0 && /[。!?]/.test(flow.text[i]!)) return Math.min(i + 1, to);
  }
  return to;
}
