import type { Flow } from '../source/flow.js';
import type { Range } from '../tree/node.js';
import { readCellLines } from './cell-lines.js';
import { readColumns } from './columns.js';
import { cellText, readCells } from './rows.js';

/** Whether a table head begins at a paragraph: one row of column names, or one name per line (X5). */
export function opensTable(flow: Flow, paragraphs: readonly Range[], index: number): boolean {
  const paragraph = paragraphs[index]!;
  if (paragraph.to - paragraph.from > 200) return false;
  const cells = readCells(flow, paragraph);
  if (cells !== null) return readColumns(cells.map((cell) => cellText(flow, cell))) !== null;
  return flow.text[paragraph.from] === '序' && readCellLines(flow, paragraphs, index) !== null;
}
