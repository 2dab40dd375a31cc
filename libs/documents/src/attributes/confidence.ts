import type { Node } from '../tree/node.js';

const DEDUCTIONS: Readonly<Record<string, number>> = {
  'number-gap': 0.1,
  'number-repeat': 0.1,
  'count-mismatch': 0.15,
  ocr: 0.2,
  'heading-glued': 0.1,
  'label-scope': 0.1,
};

/** Confidence of an item from how its marker was found, less what is odd about it (§15). */
export function confidenceOf(node: Node, seriesSize: number): number {
  let value = startingValue(node, seriesSize);
  for (const flag of node.flags) value -= DEDUCTIONS[flag] ?? 0;
  return Math.round(Math.max(0.05, value) * 100) / 100;
}

function startingValue(node: Node, seriesSize: number): number {
  if (node.origin === 'row') return node.flags.has('row-misaligned') ? 0.7 : 0.9;
  if (node.origin === 'line-start') return 0.95;
  if (node.origin === 'mid-line' || node.origin === 'declared') return 0.8;
  if (node.origin === 'paragraph') return 0.6;
  if (node.origin !== 'series') return 0.5;
  return seriesSize >= 3 ? 0.85 : 0.7;
}
