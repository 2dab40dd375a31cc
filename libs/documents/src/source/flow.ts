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
  return {
    source,
    text,
    at,
    paragraphs,
    noise: noise.map((line) => ({ start: line.at[0]!, end: line.at.at(-1)! + 1 })),
    ocr: Uint8Array.from(at, (offset) => shadow.ocr[offset] ?? 0),
    enclosed: markEnclosed(text),
  };
}

function joinLines(lines: readonly Line[]): { parts: string[]; at: Uint32Array; paragraphs: Paragraph[] } {
  const wrapping = detectWrapping(lines);
  const parts: string[] = [];
  const at = new Uint32Array(lines.reduce((sum, line) => sum + line.at.length + 1, 0));
  const paragraphs: Paragraph[] = [];
  let from = 0;
  let to = 0;
  lines.forEach((line, index) => {
    parts.push(line.text);
    at.set(line.at, to);
    to += line.at.length;
    const next = lines[index + 1];
    if (next !== undefined && isSoftBreak(line, next, wrapping)) return;
    paragraphs.push({ from, to });
    parts.push('\n');
    at[to++] = line.end;
    from = to;
  });
  return { parts, at: at.slice(0, to), paragraphs };
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
  while (a < b && isEdge(flow, a)) a++;
  while (b > a && isEdge(flow, b - 1)) b--;
  return a < b ? { start: flow.at[a]!, end: flow.at[b - 1]! + 1 } : null;
}

/** A pipe is folded to a cell sign, but it is ink and stays inside the span. */
const isEdge = (flow: Flow, index: number): boolean => {
  const code = flow.text.charCodeAt(index);
  return code === 10 || (code === 9 && flow.source[flow.at[index]!] !== '|');
};

export function textSpanOf(flow: Flow, from: number, to: number): TextSpan | null {
  const span = spanOf(flow, from, to);
  return span && { ...span, text: flow.source.slice(span.start, span.end) };
}
