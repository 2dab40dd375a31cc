import type { DirectiveDraft, DraftItem, Span, TextSpan } from './draft.js';
import { isBlank } from './source/blank.js';

/**
 * What must hold for every draft of a text (directive documents §14). Returns one English sentence per violation;
 * an empty list means the draft is sound.
 */
export function checkInvariants(draft: DirectiveDraft, text: string): string[] {
  const problems: string[] = [];
  if (draft.source.length !== text.length) problems.push('The draft was made from a text of another length.');
  const tops = [...draft.blocks, ...draft.items].sort((a, b) => a.start - b.start);
  checkTiling(tops, { start: 0, end: text.length }, { text, problems });
  checkNesting(draft.items, { start: 0, end: text.length }, problems);
  for (const span of textSpans(draft)) {
    if (text.slice(span.start, span.end) !== span.text)
      problems.push(`The text at ${span.start} is not a slice.`);
  }
  if (draft.items.length === 0 && hasInk(text, 0, text.length)) problems.push('The draft has no items.');
  return problems.slice(0, 50);
}

interface Checked {
  text: string;
  problems: string[];
}

/** Every non-blank character lies in exactly one of the nodes (§14.1). */
function checkTiling(nodes: readonly Span[], whole: Span, { text, problems }: Checked): void {
  let at = whole.start;
  for (const { start, end } of nodes) {
    if (!(start < end) || end > whole.end) problems.push(`The span ${start}–${end} is not usable.`);
    if (start < at) problems.push(`Two nodes overlap at ${start}.`);
    if (hasInk(text, at, start)) problems.push(`Text before ${start} lies in no node.`);
    at = Math.max(at, end);
  }
  if (hasInk(text, at, whole.end)) problems.push(`Text after ${at} lies in no node.`);
}

/** Two items are nested or apart (§14.3), children inside their parent and in order. */
function checkNesting(items: readonly DraftItem[], parent: Span, problems: string[]): void {
  let at = parent.start;
  for (const item of items) {
    if (item.start < at || item.end > parent.end || item.start >= item.end) {
      problems.push(`Item ${item.path} leaves its parent or overlaps its elder.`);
    }
    at = item.end;
    checkNesting(item.children, item, problems);
  }
}

function hasInk(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!isBlank(text.charCodeAt(i))) return true;
  return false;
}

/** Everything that the draft shows as text of the source (§14.2). */
function* textSpans(draft: DirectiveDraft): Generator<TextSpan> {
  const single = [
    draft.title,
    draft.docNumber,
    draft.secrecy,
    draft.urgency,
    draft.dates.docDate,
    draft.dates.meetingDate,
  ];
  for (const span of single) if (span !== null) yield span;
  yield* draft.issuer;
  yield* draft.addressees;
  yield* draft.cc;
  yield* draft.noise;
  yield* itemSpans(draft.items);
}

function* itemSpans(items: readonly DraftItem[]): Generator<TextSpan> {
  for (const item of items) {
    for (const span of [item.marker, item.heading, item.declared]) if (span !== null) yield span;
    yield* item.deadlines;
    yield* item.targets;
    yield* item.prohibitions;
    yield* itemSpans(item.children);
  }
}
