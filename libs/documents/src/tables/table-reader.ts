import type { Flow } from '../source/flow.js';
import type { Column, Node, Range } from '../tree/node.js';
import { readCellLines } from './cell-lines.js';
import { readColumns } from './columns.js';
import { cellText, makeRow, readCells } from './rows.js';

/** What stands at a paragraph when it belongs to a table. */
export interface TablePiece {
  /** The column names, when they stand here. */
  head: Range | null;
  rows: Node[];
  /** Index of the first paragraph behind the piece. */
  next: number;
}

/** Reads tables piece by piece and remembers the columns of the last head until `forget` is called. */
export class TableReader {
  private columns: Column[] | null = null;

  constructor(
    private readonly flow: Flow,
    private readonly paragraphs: readonly Range[],
  ) {}

  forget(): void {
    this.columns = null;
  }

  /** Null when the paragraph is neither a head nor a row of a table whose head was read. */
  read(index: number): TablePiece | null {
    const { from, to } = this.paragraphs[index]!;
    const cells = readCells(this.flow, { from, to });
    if (cells === null) return this.readCellLines(index);
    const columns = readColumns(cells.map((cell) => cellText(this.flow, cell)));
    if (columns !== null) {
      this.columns = columns;
      return { head: { from, to }, rows: [], next: index + 1 };
    }
    if (this.columns === null || cells.filter((cell) => cell.to > cell.from).length < 2) return null;
    const row = makeRow({ flow: this.flow, range: { from, to }, cells, columns: this.columns });
    return { head: null, rows: [row], next: index + 1 };
  }

  private readCellLines(index: number): TablePiece | null {
    if (this.flow.text[this.paragraphs[index]!.from] !== '序') return null;
    return readCellLines(this.flow, this.paragraphs, index);
  }
}
