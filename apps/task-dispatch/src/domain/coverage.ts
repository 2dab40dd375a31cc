import type { Span } from './item.js';

const BLANK = /\s/;

/**
 * Whether nothing in the text was dropped or counted twice: every non-blank character of `text` lies in
 * exactly one of the stretches (domain.md §3).
 */
export function coversExactly(text: string, stretches: readonly Span[]): boolean {
  const covered = new Uint8Array(text.length);
  for (const { start, end } of stretches) {
    for (let at = Math.max(0, start); at < Math.min(end, text.length); at += 1) {
      covered[at] = Math.min(2, covered[at]! + 1);
    }
  }
  for (let at = 0; at < text.length; at += 1) {
    if (covered[at] !== 1 && !BLANK.test(text[at]!)) return false;
  }
  return true;
}
