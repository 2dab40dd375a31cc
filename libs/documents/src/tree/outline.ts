import { LAST, type Marker, type MarkerClass } from '../markers/classes.js';
import { addNode, makeNode, type Node, type Origin, type Range } from './node.js';

/** Gaps up to this size are a mistake in the numbering (§2); a larger jump is taken for something else. */
const LARGEST_GAP = 4;
/** Classes that never stand below a smaller one; everything else takes its level from where it first appears (N7, N8). */
const HIGHEST: Partial<Record<MarkerClass, number>> = { part: 0, chapter: 1, section: 2, article: 3, cn: 4 };
const RANK_OF_OTHERS = 5;

const rank = (marker: Marker): number => HIGHEST[marker.cls] ?? RANK_OF_OTHERS;

/** The stack of open items (§11.6): an unseen class opens a child, a class on the stack returns to its level. */
export class Outline {
  readonly roots: Node[] = [];
  private stack: Node[] = [];
  private readonly lastOrdinal = new Map<string, number>();

  get deepest(): Node | undefined {
    return this.stack.at(-1);
  }

  get isOpen(): boolean {
    return this.stack.length > 0;
  }

  /** Closes everything: an annex or a second text begins. */
  reset(): void {
    this.stack = [];
    this.lastOrdinal.clear();
  }

  /** Depth of the open item whose list the marker would continue, or -1. */
  depthOf(marker: Marker): number {
    const exact = this.stack.findLastIndex((node) => node.marker?.key === marker.key);
    if (exact >= 0) return exact;
    return this.stack.findLastIndex(
      (node) => node.marker?.cls === marker.cls && node.marker.ordinal === (marker.ordinal ?? 0) - 1,
    );
  }

  /**
   * Opens an item. Null when the marker neither starts, continues nor plausibly damages a list:
   * then it is text. `nextOrdinal` is that of the next marker of the same list in the document.
   */
  open(marker: Marker, range: Range, how: { origin: Origin; nextOrdinal: number | undefined }): Node | null {
    const depth = this.depthOf(marker);
    const last = depth >= 0 ? (this.stack[depth]!.marker!.ordinal ?? 0) : this.lastOrdinal.get(marker.key);
    const flag = judge(marker, { last, isOpen: depth >= 0, nextOrdinal: how.nextOrdinal });
    if (flag === 'reject') return null;
    const own = marker.ordinal === LAST ? { ...marker, ordinal: (last ?? 0) + 1 } : marker;
    const node = makeNode(how.origin, range, own);
    if (flag !== null) node.flags.add(flag);
    this.place(node, depth);
    if (own.ordinal !== null) this.lastOrdinal.set(own.key, own.ordinal);
    return node;
  }

  /** An item without a marker at level 1; what follows without a marker goes to it. */
  openParagraph(range: Range, origin: Origin = 'paragraph'): Node {
    this.stack = [];
    const node = makeNode(origin, range);
    addNode(node, this.roots, null);
    this.stack.push(node);
    return node;
  }

  /** A table row: child of the open numbered item, or a root. */
  openRow(node: Node): void {
    while (this.deepest?.origin === 'row') this.stack.pop();
    const parent = this.deepest ?? null;
    addNode(node, parent?.children ?? this.roots, parent);
    this.stack.push(node);
    this.stretch(node.to);
  }

  /** Gives a piece of text to the deepest open item. */
  append(to: number): void {
    this.stretch(to);
  }

  /** Closes all items below `depth`, so that the item there is the deepest. */
  truncate(depth: number): void {
    this.stack = this.stack.slice(0, Math.max(depth, 0));
  }

  closeDeepest(): void {
    this.stack.pop();
  }

  private place(node: Node, depth: number): void {
    if (depth >= 0) this.truncate(depth);
    else this.closeSmaller(rank(node.marker!));
    const parent = this.deepest ?? null;
    addNode(node, parent?.children ?? this.roots, parent);
    this.stack.push(node);
    this.stretch(node.to);
  }

  private closeSmaller(own: number): void {
    if (own === RANK_OF_OTHERS) {
      while (this.deepest !== undefined && this.deepest.marker === null) this.stack.pop();
      return;
    }
    while (this.deepest !== undefined && (this.deepest.marker === null || rank(this.deepest.marker) > own)) {
      this.stack.pop();
    }
  }

  private stretch(to: number): void {
    for (const node of this.stack) node.to = Math.max(node.to, to);
  }
}

interface Circumstances {
  last: number | undefined;
  isOpen: boolean;
  nextOrdinal: number | undefined;
}

type Verdict = 'reject' | 'number-gap' | 'number-repeat' | null;

function judge(marker: Marker, { last, isOpen, nextOrdinal }: Circumstances): Verdict {
  const { ordinal } = marker;
  if (ordinal === null) return null;
  if (ordinal === LAST) return isOpen ? null : 'reject';
  if (ordinal === 1 || ordinal === (last ?? 0) + 1) return null;
  if (!isOpen) return nextOrdinal === ordinal + 1 || ordinal <= 3 ? 'number-gap' : 'reject';
  return judgeJump(ordinal, last ?? 0, nextOrdinal);
}

function judgeJump(ordinal: number, last: number, nextOrdinal: number | undefined): Verdict {
  if (ordinal <= last) return 'number-repeat';
  return ordinal <= last + LARGEST_GAP || nextOrdinal === ordinal + 1 ? 'number-gap' : 'reject';
}
