import type { Column, RowCell } from '../tree/node.js';
import type { Range } from '../tree/node.js';

const COLUMNS: readonly (readonly [RegExp, Column])[] = [
  [/^(?:序号|编号|序)$/, 'number'],
  [/牵头|主办|主责/, 'lead'],
  [/配合|协办|参与|协助|参加/, 'support'],
  [/督办|督查|监督|督导/, 'supervise'],
  [/责任(?:单位|部门|科室|处室)|承办|落实单位|实施单位/, 'resp'],
  [/时限|期限|时间|进度/, 'deadline'],
  [/责任人|责任领导|领导|备注|联系|电话/, 'other'],
  [/任务|内容|事项|措施|目标|项目|举措|要求|标准/, 'task'],
];

export function columnOf(cell: string): Column | null {
  if (cell.length > 12) return null;
  return COLUMNS.find(([pattern]) => pattern.test(cell))?.[1] ?? null;
}

/** The columns that a table head names; null when the cells are no table head. */
export function readColumns(cells: readonly string[]): Column[] | null {
  const columns = cells.map(columnOf);
  const known = columns.filter((column) => column !== null).length;
  if (known < 2 || known * 2 < cells.length || !columns.includes('task')) return null;
  return columns.map((column) => column ?? 'other');
}

export interface Alignment {
  cells: RowCell[];
  /** False when cells were missing and had to be aligned from both ends (§10). */
  fits: boolean;
}

/** Puts cells under their columns; with fewer cells than columns it aligns from both ends, the rest is the task. */
export function alignCells(
  cells: readonly Range[],
  columns: readonly Column[],
  hasNumber: boolean,
): Alignment {
  if (cells.length === columns.length) {
    return { cells: cells.map((cell, index) => ({ ...cell, column: columns[index]! })), fits: true };
  }
  const task = columns.lastIndexOf('task');
  const aligned: RowCell[] = [];
  const behind = columns.slice(task + 1);
  const first = hasNumber && columns[0] === 'number' ? 1 : 0;
  cells.forEach((cell, index) => {
    const fromEnd = cells.length - index;
    const column: Column =
      index < first ? 'number' : fromEnd <= behind.length ? behind.at(-fromEnd)! : 'task';
    aligned.push({ ...cell, column });
  });
  return { cells: aligned, fits: false };
}
