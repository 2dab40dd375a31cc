import {
  child,
  childrenNamed,
  childValue,
  elements,
  textBelow,
  wholeNumber,
  type XmlElement,
} from '../xml/xml-element.js';
import { type Omissions } from './omissions.js';
import { flattenCell, type Line, type Piece, typed } from './text-lines.js';

/** Columns of a table at most; Word draws no more. */
const MAX_COLUMNS = 63;

const ROW_WRAPPERS: ReadonlySet<string> = new Set([
  'w:sdt',
  'w:sdtContent',
  'w:customXml',
  'w:ins',
  'w:moveTo',
]);

interface BlockReader {
  read(container: XmlElement): Line[];
}

/**
 * One line per row with a tab between cells. A cell that spans columns is followed by empty cells, a cell covered by
 * the one above is empty, so columns stay aligned. A table of single cells is a frame around running text.
 */
export function readTable(table: XmlElement, blocks: BlockReader, omissions: Omissions): Line[] {
  const rows = inside(table, 'w:tr')
    .filter((row) => isShown(row, omissions))
    .map((row) => ({
      row,
      cells: inside(row, 'w:tc').filter((cell) => !isDeletedCell(cell, omissions)),
    }));
  if (rows.every(({ cells }) => cells.length <= 1)) {
    return rows.flatMap(({ cells }) =>
      cells.filter((cell) => !isCovered(cell)).flatMap((cell) => blocks.read(cell)),
    );
  }
  return rows.map(({ row, cells }) => rowLine(row, cells, (cell) => cellPieces(cell, blocks, omissions)));
}

/** Rows and cells may be wrapped by controls and tracked changes. */
function inside(parent: XmlElement, name: string): XmlElement[] {
  return elements(parent).flatMap((node) => {
    if (node.name === name) return [node];
    return ROW_WRAPPERS.has(node.name) ? inside(node, name) : [];
  });
}

function isShown(row: XmlElement, omissions: Omissions): boolean {
  const properties = child(row, 'w:trPr');
  if (child(properties, 'w:del')) omissions.add('tracked-deletions-left-out');
  else if (child(properties, 'w:hidden')) omissions.add('hidden-text-left-out');
  else return true;
  return false;
}

function isDeletedCell(cell: XmlElement, omissions: Omissions): boolean {
  const isDeleted = child(child(cell, 'w:tcPr'), 'w:cellDel') !== undefined;
  if (isDeleted) omissions.add('tracked-deletions-left-out');
  return isDeleted;
}

function rowLine(row: XmlElement, cells: readonly XmlElement[], read: (cell: XmlElement) => Piece[]): Line {
  const properties = child(row, 'w:trPr');
  const line: Piece[] = [typed('\t'.repeat(columns(properties, 'w:gridBefore', 0)))];
  for (const [index, cell] of cells.entries()) {
    if (index > 0) line.push(typed('\t'));
    line.push(...read(cell), typed('\t'.repeat(columns(child(cell, 'w:tcPr'), 'w:gridSpan', 1) - 1)));
  }
  return [...line, typed('\t'.repeat(columns(properties, 'w:gridAfter', 0)))];
}

function columns(properties: XmlElement | undefined, name: string, least: number): number {
  return Math.min(MAX_COLUMNS, Math.max(least, wholeNumber(childValue(properties, name)) ?? least));
}

function cellPieces(cell: XmlElement, blocks: BlockReader, omissions: Omissions): Piece[] {
  if (isCovered(cell)) {
    const hidden = childrenNamed(cell, 'w:p').some((paragraph) => textBelow(paragraph).trim() !== '');
    if (hidden) omissions.add('merged-cell-text-left-out');
    return [];
  }
  omissions.add('nested-tables-flattened', childrenNamed(cell, 'w:tbl').length);
  return flattenCell(blocks.read(cell));
}

/** Covered by the cell above (w:vMerge) or, in old files, by the cell to the left (w:hMerge). */
function isCovered(cell: XmlElement): boolean {
  const properties = child(cell, 'w:tcPr');
  return ['w:vMerge', 'w:hMerge'].some((name) => {
    const merge = child(properties, name);
    return merge !== undefined && merge.attributes['w:val'] !== 'restart';
  });
}
