import type { Flow } from '../source/flow.js';
import type { Column, Node, Range } from '../tree/node.js';
import { columnOf } from './columns.js';
import { cellText, makeRow } from './rows.js';

export interface CellLineTable {
  /** Paragraphs of the column names. */
  head: Range;
  rows: Node[];
  /** Index of the first paragraph behind the table. */
  next: number;
}

/** A table that came out one cell per line (X5): column names, then records from one bare number to the next. */
export function readCellLines(flow: Flow, paragraphs: readonly Range[], at: number): CellLineTable | null {
  const columns = readNames(flow, paragraphs, at);
  if (columns === null) return null;
  const rows: Node[] = [];
  let next = at + columns.length;
  while (isNumber(flow, paragraphs[next], rows.length + 1)) {
    const stop = endOfRecord(flow, paragraphs, {
      at: next,
      number: rows.length + 1,
      columns: columns.length,
    });
    const cells = paragraphs.slice(next, stop);
    rows.push(makeRow({ flow, range: { from: cells[0]!.from, to: cells.at(-1)!.to }, cells, columns }));
    next = stop;
  }
  if (rows.length === 0) return null;
  return { head: { from: paragraphs[at]!.from, to: paragraphs[at + columns.length - 1]!.to }, rows, next };
}

function readNames(flow: Flow, paragraphs: readonly Range[], at: number): Column[] | null {
  const columns: Column[] = [];
  for (let i = at; i < paragraphs.length && i < at + 12; i++) {
    const text = cellText(flow, paragraphs[i]!);
    const column = text.length <= 10 ? columnOf(text) : null;
    if (column === null) {
      const isUnknownName = text.length <= 4 && /^[\u4e00-\u9fff]+$/.test(text) && columns.length > 0;
      if (!isUnknownName) break;
    }
    columns.push(column ?? 'other');
  }
  return columns[0] === 'number' && columns.length >= 3 && columns.includes('task') ? columns : null;
}

function isNumber(flow: Flow, paragraph: Range | undefined, number: number): boolean {
  return paragraph !== undefined && cellText(flow, paragraph).replace(/[.、]$/, '') === String(number);
}

function endOfRecord(
  flow: Flow,
  paragraphs: readonly Range[],
  record: { at: number; number: number; columns: number },
): number {
  const most = Math.min(paragraphs.length, record.at + record.columns + 2);
  for (let i = record.at + 2; i < most; i++) if (isNumber(flow, paragraphs[i], record.number + 1)) return i;
  return Math.min(paragraphs.length, record.at + record.columns);
}
