import type { SideTable } from './aggregate-write.js';

type Row = Readonly<Record<string, unknown>>;

/** Fewer rows are not worth a statement of their own. */
const LEAST = 8;

/** Rows as they travel, and the table as its statement has to read them. */
export interface PackedSide {
  readonly side: SideTable;
  readonly content: readonly Row[] | { readonly shared: Row; readonly rows: readonly Row[] };
}

/**
 * Takes out of the rows what all of them share, if they do: parsing 500 tasks of one item costs PostgreSQL more than
 * storing them.
 */
export function packed(side: SideTable, rows: readonly Row[]): PackedSide {
  const { shared, ...plain } = side;
  const [first] = rows;
  if (!shared || !first || rows.length < LEAST || !rows.every((row) => agree(first, row, shared))) {
    return { side: shared ? plain : side, content: rows };
  }
  const own = Object.keys(first).filter((column) => !shared.includes(column));
  return { side, content: { shared: only(first, shared), rows: rows.map((row) => only(row, own)) } };
}

function agree(one: Row, other: Row, columns: readonly string[]): boolean {
  return columns.every(
    (column) =>
      one[column] === other[column] || JSON.stringify(one[column]) === JSON.stringify(other[column]),
  );
}

function only(row: Row, columns: readonly string[]): Row {
  const picked: Record<string, unknown> = {};
  for (const column of columns) picked[column] = row[column];
  return picked;
}
