import type { DraftBlock, Span } from '../draft.js';

/** Page noise between two nodes is a block of its own; inside a node it stays where it is (X10). */
export function withNoise(
  blocks: readonly DraftBlock[],
  items: readonly Span[],
  noise: readonly Span[],
): DraftBlock[] {
  const nodes: Span[] = [...blocks, ...items].sort((a, b) => a.start - b.start);
  const own: DraftBlock[] = [];
  let at = 0;
  for (const { start, end } of noise) {
    while (at < nodes.length && nodes[at]!.end <= start) at++;
    const node = nodes[at];
    if (node === undefined || node.start >= end) own.push({ role: 'noise', start, end });
  }
  return [...blocks, ...own].sort((a, b) => a.start - b.start);
}
