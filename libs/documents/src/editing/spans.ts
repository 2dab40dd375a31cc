import type { DraftItem, Span } from '../draft.js';

/** Cuts an item's own pieces to what its span leaves and its children do not cover. */
export function refit(item: DraftItem): void {
  const { start, end, children } = item;
  const free = gapsBetween({ start, end }, children);
  item.own = item.own.flatMap(([from, to]) =>
    free.flatMap((gap) => {
      const piece: [number, number] = [Math.max(from, gap.start), Math.min(to, gap.end)];
      return piece[0] < piece[1] ? [piece] : [];
    }),
  );
  const begin = item.heading?.end ?? item.marker?.end ?? start;
  item.body = begin < end ? { start: begin, end } : null;
}

function gapsBetween(whole: Span, children: readonly Span[]): Span[] {
  const gaps: Span[] = [];
  let at = whole.start;
  for (const child of children) {
    if (child.start > at) gaps.push({ start: at, end: child.start });
    at = Math.max(at, child.end);
  }
  if (whole.end > at) gaps.push({ start: at, end: whole.end });
  return gaps;
}

const LISTS = ['units', 'audience', 'deadlines', 'targets', 'prohibitions'] as const;

/** Keeps the attributes whose span lies inside the item's own. */
export function keepAttributesWithin(item: DraftItem, { start, end }: Span): void {
  const isWithin = (span: Span): boolean => span.start >= start && span.end <= end;
  for (const list of LISTS) (item as Record<typeof list, Span[]>)[list] = item[list].filter(isWithin);
}

export function addAttributes(target: DraftItem, from: DraftItem): void {
  for (const list of LISTS) (target as Record<typeof list, Span[]>)[list] = [...target[list], ...from[list]];
}
