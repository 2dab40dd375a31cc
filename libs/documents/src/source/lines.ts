import { isBlank } from './blank.js';
import type { Shadow } from './shadow.js';

/** One line of the source, blanks taken out; `at[i]` is the source offset of `text[i]`. */
export interface Line {
  /** Source offsets of the line, without its end-of-line characters. */
  start: number;
  end: number;
  text: string;
  at: number[];
  /** Width in full-width characters, as printed. */
  width: number;
  /** True when the line holds cells (tabs, pipes or a long gap). */
  cells: number;
}

const TAB = 9;
const PIPE = 124;
/** A gap of this many blanks inside a line separates two columns. */
const COLUMN_GAP = 4;

export function splitLines(shadow: Shadow): Line[] {
  const { codes } = shadow;
  const lines: Line[] = [];
  let start = 0;
  for (let i = 0; i <= codes.length; i++) {
    const code = codes[i];
    if (i < codes.length && code !== 10 && code !== 13) continue;
    lines.push(readLine(codes, start, i));
    if (code === 13 && codes[i + 1] === 10) i++;
    start = i + 1;
  }
  return lines;
}

function readLine(codes: Uint16Array, start: number, end: number): Line {
  const isTable = countPipes(codes, start, end) >= 2 || countTabs(codes, start, end) >= 2;
  const line: Line = { start, end, text: '', at: [], width: 0, cells: 0 };
  const parts: number[] = [];
  const put = (code: number, offset: number): void => {
    parts.push(code);
    line.at.push(offset);
    if (code === TAB) line.cells++;
  };
  let gap = 0;
  for (let i = start; i < end; i++) {
    const code = codes[i]!;
    line.width += code < 0x100 ? 0.5 : 1;
    if (code === TAB && (isTable || parts.length > 0)) {
      put(TAB, i);
    } else if (isBlank(code)) {
      gap++;
      continue;
    } else if (code === PIPE && isTable) {
      put(TAB, i);
    } else {
      if (gap >= COLUMN_GAP && parts.length > 0) put(TAB, i - 1);
      put(code, i);
    }
    gap = 0;
  }
  line.text = decode(parts);
  return line;
}

function decode(codes: readonly number[]): string {
  if (codes.length < 4096) return String.fromCharCode(...codes);
  let text = '';
  for (let i = 0; i < codes.length; i += 4096) text += String.fromCharCode(...codes.slice(i, i + 4096));
  return text;
}

function countTabs(codes: Uint16Array, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) if (codes[i] === TAB) count++;
  return count;
}

function countPipes(codes: Uint16Array, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) if (codes[i] === PIPE) count++;
  return count;
}
