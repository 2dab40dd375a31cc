import type { DirectiveDraft, DraftItem } from './draft.js';
import { isBlank } from './source/blank.js';

/** The draft of last resort (§11.12): one item per line of text, flagged, nothing else claimed. */
export function fallbackDraft(broken: DirectiveDraft, text: string): DirectiveDraft {
  const items = inkedLines(text).map(({ start, end }, index) => paragraphItem(start, end, index));
  return {
    ...broken,
    title: null,
    docNumber: null,
    issuer: [],
    addressees: [],
    secrecy: null,
    urgency: null,
    cc: [],
    blocks: [],
    noise: [],
    items,
    warnings: [...broken.warnings, 'The grammar could not take this text apart: one item per paragraph.'],
  };
}

function inkedLines(text: string): { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = [];
  let start = -1;
  let end = 0;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 10;
    if (code === 10 || code === 13) {
      if (start >= 0) lines.push({ start, end });
      start = -1;
    } else if (!isBlank(code)) {
      if (start < 0) start = i;
      end = i + 1;
    }
  }
  return lines;
}

function paragraphItem(start: number, end: number, index: number): DraftItem {
  return {
    id: `n${index + 1}`,
    path: String(index + 1),
    level: 1,
    series: 1,
    parent: null,
    start,
    end,
    marker: null,
    ordinal: null,
    heading: null,
    body: { start, end },
    own: [[start, end]],
    kind: 'task',
    declared: null,
    units: [],
    audience: [],
    deadlines: [],
    targets: [],
    prohibitions: [],
    dispatchable: false,
    confidence: 0.3,
    flags: ['fallback'],
    setBy: {},
    children: [],
  };
}
