import type { Flow } from '../source/flow.js';
import type { Range } from '../tree/node.js';
import type { Owners } from './owners.js';

const CLAUSE_STARTS = /[。;,:!?\n\t([]/g;

/**
 * Positions at which the subject of a sentence may stand: behind a stop, a marker, a heading or a deadline phrase. Where
 * a marker begins there is none: 二是区民政局… names 区民政局.
 */
export function subjectStarts(flow: Flow, owners: Owners, behind: readonly Range[]): ReadonlySet<number> {
  const starts = new Set<number>([0]);
  for (const match of flow.text.matchAll(CLAUSE_STARTS)) starts.add(match.index + 1);
  for (const { to } of behind) starts.add(to);
  for (const { marker, from, heading } of owners.nodes) {
    if (marker !== null) starts.delete(marker.from);
    const start = marker?.to ?? from;
    starts.add(start + /^[,。、\n]*/.exec(flow.text.slice(start, start + 3))![0].length);
    if (heading !== null) starts.add(heading.to);
  }
  return starts;
}
