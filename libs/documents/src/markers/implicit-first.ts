import type { Flow } from '../source/flow.js';
import type { Range } from '../tree/node.js';
import type { Marker } from './classes.js';

const LONGEST_LABEL = 6;
/** The enumeration that names the members stands no farther before the list than this. */
const REACH = 600;

/**
 * Start of a first member without marker (S7): an earlier enumeration (能干、能容、能忍) names the label of the second
 * member behind that of the first, and a sentence begins with the first's label. Null when nothing shows it.
 */
export function firstMemberFrom(flow: Flow, piece: Range, markers: readonly Marker[]): number | null {
  const second = markers[0]!;
  const from = Math.max(piece.from, second.from - REACH);
  const before = flow.text.slice(from, second.from);
  const label = labelBehind(flow.text.slice(second.to, second.to + 20));
  const listed = label === null ? -1 : before.indexOf(`、${label}`);
  if (listed < 0) return null;
  for (let length = LONGEST_LABEL; length >= 2; length--) {
    const first = before.slice(Math.max(0, listed - length), listed);
    if (!/^[\u4e00-\u9fff]+$/.test(first) || first.length < length) continue;
    const at = before.indexOf(`。${first}`, listed);
    if (at >= 0) return from + at + 1;
  }
  return null;
}

function labelBehind(text: string): string | null {
  return /^[,]?(?:境界)?(?:是|叫|为|:)?([\u4e00-\u9fff]{2,6}?)(?=[,。;:]|$)/.exec(text)?.[1] ?? null;
}
