import type { Flow } from '../source/flow.js';
import { readDeclaredLists } from '../markers/declared-lists.js';
import { candidatesIn, findSeriesCandidates, readSeries } from '../markers/inline-series.js';
import { readLabelList } from '../markers/label-lists.js';
import type { Marker } from '../markers/classes.js';
import { addNode, makeNode, ownPieces, type Node, type Range } from './node.js';

const ASIDE = /^(?:另外|此外|还有一点|需要说明的是|这里我?点个题|在这里我点个题)/;
const DIRECTS = /要|必须|应当|可以|务必|请/;

/** Finds the lists inside the paragraphs of every item (§11.7) and hangs them below it. */
export function addInlineLists(flow: Flow, roots: readonly Node[]): void {
  const candidates = findSeriesCandidates(flow);
  for (const root of roots) addTo(flow, root, candidates);
}

function addTo(flow: Flow, node: Node, candidates: readonly Marker[]): void {
  for (const child of node.children) addTo(flow, child, candidates);
  if (node.origin === 'row') return;
  const found = ownPieces(node)
    .flatMap((piece) => paragraphsOf(flow, piece))
    .flatMap((piece) => readPiece(flow, piece, candidates));
  if (found.length > 0) adopt(node, found);
}

function paragraphsOf(flow: Flow, piece: Range): Range[] {
  const ranges: Range[] = [];
  let from = piece.from;
  while (from < piece.to) {
    const to = endOfLine(flow, from, piece.to);
    if (to - from > 3) ranges.push({ from, to });
    from = to + 1;
  }
  return ranges;
}

function endOfLine(flow: Flow, from: number, limit: number): number {
  for (let i = from; i < limit; i++) if (flow.text.charCodeAt(i) === 10) return i;
  return limit;
}

function readPiece(flow: Flow, piece: Range, candidates: readonly Marker[]): Node[] {
  const series = readSeries(flow, piece, candidatesIn(candidates, piece));
  const free = gaps(piece, series);
  const others = free.flatMap((range) => {
    const declared = readDeclaredLists(flow, range);
    return declared.length > 0 ? declared : readLabelList(flow, range);
  });
  const aside = readAside(flow, piece, series.at(-1));
  const outside = aside === null ? others : others.filter(({ from }) => from < aside.from);
  if (aside !== null) aside.children = others.filter(({ from }) => from >= aside.from);
  return apart([...series, ...outside, ...(aside === null ? [] : [aside])]);
}

/** In order of position; of two that overlap the first stays. */
function apart(nodes: readonly Node[]): Node[] {
  const kept: Node[] = [];
  for (const node of [...nodes].sort((a, b) => a.from - b.from)) {
    if (node.from >= (kept.at(-1)?.to ?? 0)) kept.push(node);
  }
  return kept;
}

function gaps(piece: Range, nodes: readonly Node[]): Range[] {
  const ranges: Range[] = [];
  let from = piece.from;
  for (const node of nodes) {
    if (node.from > from) ranges.push({ from, to: node.from });
    from = Math.max(from, node.to);
  }
  if (piece.to > from) ranges.push({ from, to: piece.to });
  return ranges;
}

/** A directive after the list (S12): 另外，… runs to the end of the paragraph. */
function readAside(flow: Flow, piece: Range, last: Node | undefined): Node | null {
  if (last === undefined || last.to >= piece.to) return null;
  const rest = flow.text.slice(last.to, Math.min(piece.to, last.to + 300));
  const word = ASIDE.exec(rest)?.[0];
  if (word === undefined || !DIRECTS.test(rest)) return null;
  const marker: Marker = {
    cls: 'bullet',
    key: 'aside',
    ordinal: null,
    from: last.to,
    to: last.to + word.length,
  };
  return makeNode('aside', { from: last.to, to: piece.to }, marker);
}

/** Puts the new children among the old ones in order of position and counts the series anew. */
function adopt(parent: Node, found: readonly Node[]): void {
  const all = [...parent.children, ...found].sort((a, b) => a.from - b.from);
  parent.children = [];
  for (const child of all) {
    addNode(child, parent.children, parent);
    adoptMembers(child);
  }
}

function adoptMembers(node: Node): void {
  if (node.origin !== 'series' && node.origin !== 'implicit' && node.origin !== 'aside') return;
  const members = node.children;
  node.children = [];
  for (const member of members) {
    addNode(member, node.children, node);
    adoptMembers(member);
  }
}
