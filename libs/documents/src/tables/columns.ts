import type { Column, RowCell } from '../tree/node.js';
import type { Range } from '../tree/node.js';

const COLUMNS: readonly (readonly [RegExp, Column])[] = [
  [/^(?:序号|编号|序)$/, 'number'],
  [/类型|类别|分类|领域|板块|责任人|领导|分管|备注|联系|电话/, 'other'],
  [/牵头|主办|主责/, 'lead'],
  [/配合|协办|参与|协助|参加/, 'support'],
  [/督办|督查|监督|督导/, 'supervise'],
  [/(?:责任|落实|实施)(?:单位|部门|科室|处室|社区|支部|党组织|街道|主体)|承办/, 'resp'],
  [/时限|期限|时间|进度/, 'deadline'],
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
  const first = hasNumber && columns[0] === 'number' ? 1 : 0;
  const behind = columns.slice(columns.lastIndexOf('task') + 1);
  const hasTask = cells.length - first > behind.length;
  const columnAt = (index: number): Column => {
    if (index < first) return 'number';
    return hasTask
      ? fromEnd(behind, cells.length - index)
      : fromStart(behind, index - first, cells.length - first);
  };
  return { cells: cells.map((cell, index) => ({ ...cell, column: columnAt(index) })), fits: false };
}

/** A category cell is missing: align from the end, what is left over is the task. */
const fromEnd = (behind: readonly Column[], distance: number): Column =>
  distance <= behind.length ? behind.at(-distance)! : 'task';

/** A unit cell is missing: the task stands first, the last column keeps its place. */
function fromStart(behind: readonly Column[], index: number, count: number): Column {
  if (index === 0) return 'task';
  return index === count - 1 ? behind.at(-1)! : behind[index - 1]!;
}
