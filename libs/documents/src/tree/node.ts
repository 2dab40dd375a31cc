import type { Marker } from '../markers/classes.js';

/** How an item was found; confidence starts from it (§15). */
export type Origin =
  'line-start' | 'mid-line' | 'series' | 'declared' | 'implicit' | 'label' | 'aside' | 'paragraph' | 'row';

/** A working item: positions in the running text, `to` grows while text is added. */
export interface Node {
  origin: Origin;
  marker: Marker | null;
  from: number;
  to: number;
  parent: Node | null;
  children: Node[];
  series: number;
  /** The first member of the series; the node itself when it opens one. */
  firstOfSeries: Node | null;
  heading: Range | null;
  declared: (Range & { count: number }) | null;
  flags: Set<string>;
  /** Cells of a table row, by what their column says. */
  cells: RowCell[] | null;
}

export interface Range {
  from: number;
  to: number;
}

export type Column = 'number' | 'task' | 'lead' | 'resp' | 'support' | 'supervise' | 'deadline' | 'other';

export interface RowCell extends Range {
  column: Column;
}

export function makeNode(origin: Origin, range: Range, marker: Marker | null = null): Node {
  return {
    origin,
    marker,
    from: range.from,
    to: range.to,
    parent: null,
    children: [],
    series: 1,
    firstOfSeries: null,
    heading: null,
    declared: null,
    flags: new Set(),
    cells: null,
  };
}

/** Adds a child (or a root, when parent is null) and counts its series: a list that starts again is the next one. */
export function addNode(node: Node, siblings: Node[], parent: Node | null): void {
  const elder = siblings.at(-1);
  node.parent = parent;
  const opens = elder === undefined || opensSeries(node, elder);
  node.series = elder === undefined ? 1 : elder.series + (opens ? 1 : 0);
  node.firstOfSeries = opens ? node : elder.firstOfSeries;
  siblings.push(node);
}

function opensSeries(node: Node, elder: Node): boolean {
  if (node.origin === 'paragraph') return false;
  if (node.origin === 'declared') return elder.declared?.from !== node.declared?.from;
  if (node.origin === 'aside' || node.origin === 'implicit') return true;
  if (node.origin === 'label') return elder.origin !== 'label';
  return node.marker?.ordinal === 1;
}

export function walk(nodes: readonly Node[], visit: (node: Node, level: number) => void, level = 1): void {
  for (const node of nodes) {
    visit(node, level);
    walk(node.children, visit, level + 1);
  }
}

/** The pieces of a node's span that no child covers, after the marker. */
export function ownPieces(node: Node): Range[] {
  const pieces: Range[] = [];
  const { marker } = node;
  // The pipe in front of a table row's number.
  if (marker !== null && marker.from > node.from) pieces.push({ from: node.from, to: marker.from });
  let from = marker?.to ?? node.from;
  for (const child of node.children) {
    if (child.from > from) pieces.push({ from, to: child.from });
    from = Math.max(from, child.to);
  }
  if (node.to > from) pieces.push({ from, to: node.to });
  return pieces;
}
