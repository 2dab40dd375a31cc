import type { Flow } from '../source/flow.js';
import { readNumeral } from '../dates/numerals.js';
import { makeNode, type Column, type Node, type Range } from '../tree/node.js';
import { alignCells } from './columns.js';

/** The cells of a paragraph that is a table row (tabs, pipes or wide gaps); null when it is none. */
export function readCells(flow: Flow, paragraph: Range): Range[] | null {
  const text = flow.text.slice(paragraph.from, paragraph.to);
  if (!text.includes('\t')) return null;
  const cells: Range[] = [];
  let from = paragraph.from;
  for (const cell of text.replace(/\t$/, '').split('\t')) {
    cells.push({ from, to: from + cell.length });
    from += cell.length + 1;
  }
  const isPiped = flow.source[flow.at[paragraph.from]!] === '|';
  if (isPiped && cells[0]!.from === cells[0]!.to) cells.shift();
  return cells.length >= 3 ? cells : null;
}

export const cellText = (flow: Flow, { from, to }: Range): string => flow.text.slice(from, to);

export interface RowInput {
  flow: Flow;
  /** The whole row: pipes at its edges belong to it. */
  range: Range;
  cells: readonly Range[];
  columns: readonly Column[];
}

/** A row is an item (U5): number as marker, task as heading, the other cells as attributes. */
export function makeRow({ flow, range, cells, columns }: RowInput): Node {
  const filled = cells.filter(({ from, to }) => to > from);
  const first = filled[0]!;
  const ordinal = readNumeral(cellText(flow, first).replace(/[.、]$/, ''));
  const hasNumber = ordinal !== null && ordinal < 1000;
  const { cells: aligned, fits } = alignCells(
    cells.length === columns.length ? cells : filled,
    columns,
    hasNumber,
  );
  const marker = hasNumber
    ? { cls: 'number' as const, key: 'row', ordinal, from: first.from, to: first.to }
    : null;
  const node = makeNode('row', range, marker);
  node.cells = aligned;
  const task = aligned.filter(({ column, from, to }) => column === 'task' && to > from);
  const [main] = task;
  if (main !== undefined) node.heading = { from: main.from, to: main.to };
  if (!fits) node.flags.add('row-misaligned');
  return node;
}
