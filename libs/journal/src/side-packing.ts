import type { SideTable } from './aggregate-write.js';

type Row = Readonly<Record<string, unknown>>;

/** By what a side row names its aggregate, in the statement beside the columns of its table: it is written only when that one wins. */
export const OWNER_COLUMNS = { owner_district__: 'uuid', owner_id__: 'uuid' } as const;

/** A row as it was given. Rows of one write have the very same owner. */
export interface OwnedRow {
  readonly owner: Readonly<Record<keyof typeof OWNER_COLUMNS, string>>;
  readonly row: Row;
}

/** Fewer rows are not worth a statement of their own. */
const LEAST = 8;

/** Rows as they travel, and the table as its statement has to read them. */
export interface PackedSide {
  readonly side: SideTable;
  readonly content: readonly Row[] | { readonly shared: Row; readonly rows: readonly Row[] };
}

/**
 * Takes out of the rows what all of them share, if they do, and their owner, if they have one: parsing 500 tasks of one
 * item costs PostgreSQL more than storing them.
 *
 * @throws TypeError when a row lacks a column
 */
export function packed(side: SideTable, rows: readonly OwnedRow[]): PackedSide {
  const shared = sharedBy(rows, side.shared ?? []);
  const own = [...Object.keys(OWNER_COLUMNS), ...Object.keys(side.columns)].filter(
    (column) => !shared.includes(column),
  );
  const apart = rows.map((row) => valuesOf(row, own, side.table));
  const content =
    shared.length === 0 ? apart : { shared: valuesOf(rows[0]!, shared, side.table), rows: apart };
  return { side: { ...side, shared }, content };
}

function sharedBy(rows: readonly OwnedRow[], columns: readonly string[]): readonly string[] {
  const [first] = rows;
  if (!first || rows.length < LEAST || columns.length === 0) return [];
  if (!columns.every((column) => rows.every(({ row }) => isSame(first.row[column], row[column])))) return [];
  const haveOneOwner = rows.every(({ owner }) => owner === first.owner);
  return haveOneOwner ? [...columns, ...Object.keys(OWNER_COLUMNS)] : columns;
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function valuesOf({ owner, row }: OwnedRow, columns: readonly string[], table: string): Row {
  const values: Record<string, unknown> = {};
  for (const column of columns) {
    const value = column in OWNER_COLUMNS ? owner[column as keyof typeof OWNER_COLUMNS] : row[column];
    if (value === undefined) throw new TypeError(`a row of ${table} lacks the column ${column}`);
    values[column] = value;
  }
  return values;
}
