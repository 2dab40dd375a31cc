import { isNoiseLine } from '../blocks/noise.js';
import type { Span, TextSpan } from '../draft.js';
import { splitLines, type Line } from './lines.js';
import { makeShadow } from './shadow.js';
import { detectWrapping, isSoftBreak } from './soft-breaks.js';

/**
 * The running text: folded, without blanks, without page noise, without the line breaks that only break a printed
 * line. A remaining `\n` ends a paragraph, a `\t` separates cells. Positions in it are called from/to;
 * `spanOf` turns them into source offsets.
 */
export interface Flow {
  source: string;
  text: string;
  /** Source offset of every character of `text`. */
  at: Uint32Array;
  paragraphs: Paragraph[];
  noise: Span[];
  /** 1 where a letter was read as a digit. */
  ocr: Uint8Array;
  /** 1 inside “” or 《》, 2 inside brackets: what is quoted or bracketed starts no item. */
  enclosed: Uint8Array;
}

export interface Paragraph {
  from: number;
  to: number;
}

export function makeFlow(source: string): Flow {
  const shadow = makeShadow(source);
  const all = splitLines(shadow).filter((line) => line.text.length > 0);
  const noise = all.filter((line) => isNoiseLine(line.text));
  const lines = all.filter((line) => !isNoiseLine(line.text));
  const { parts, at, paragraphs } = joinLines(lines);
  const text = parts.join('');
  const offsets = Uint32Array.from(at);
  return {
    source,
    text,
    at: offsets,
    paragraphs,
    noise: noise.map((line) => ({ start: line.at[0]!, end: line.at.at(-1)! + 1 })),
    ocr: Uint8Array.from(offsets, (offset) => shadow.ocr[offset] ?? 0),
    enclosed: markEnclosed(text),
  };
}

function joinLines(lines: readonly Line[]): { parts: string[]; at: number[]; paragraphs: Paragraph[] } {
  const wrapping = detectWrapping(lines);
  const parts: string[] = [];
  const at: number[] = [];
  const paragraphs: Paragraph[] = [];
  let from = 0;
  lines.forEach((line, index) => {
    parts.push(line.text);
    for (const offset of line.at) at.push(offset);
    const next = lines[index + 1];
    if (next !== undefined && isSoftBreak(line, next, wrapping)) return;
    paragraphs.push({ from, to: at.length });
    parts.push('\n');
    at.push(line.end);
    from = at.length;
  });
  return { parts, at, paragraphs };
}

const LONGEST_QUOTE = 400;

function markEnclosed(text: string): Uint8Array {
  const mark = new Uint8Array(text.length);
  markPairs(text, mark, ['“', '”', 1]);
  markPairs(text, mark, ['《', '》', 1]);
  markPairs(text, mark, ['(', ')', 2]);
  return mark;
}

/** Marks what stands between a pair of signs; a pair never reaches over a paragraph's end. */
function markPairs(text: string, mark: Uint8Array, [open, close, value]: [string, string, number]): void {
  let from = text.indexOf(open);
  while (from >= 0) {
    const to = text.indexOf(close, from + 1);
    if (to < 0) return;
    const broken = to - from > LONGEST_QUOTE || text.slice(from, to).includes('\n');
    if (!broken) mark.fill(value, from + 1, to + 1);
    from = text.indexOf(open, broken ? from + 1 : to + 1);
  }
}

/** The source span of [from, to) without cell and paragraph signs at its edges; null when nothing is left. */
export function spanOf(flow: Flow, from: number, to: number): Span | null {
  let a = from;
  let b = to;
  while (a < b && isEdge(flow.text.charCodeAt(a))) a++;
  while (b > a && isEdge(flow.text.charCodeAt(b - 1))) b--;
  return a < b ? { start: flow.at[a]!, end: flow.at[b - 1]! + 1 } : null;
}

const isEdge = (code: number): boolean => code === 9 || code === 10;

export function textSpanOf(flow: Flow, from: number, to: number): TextSpan | null {
  const span = spanOf(flow, from, to);
  return span && { ...span, text: flow.source.slice(span.start, span.end) };
}
