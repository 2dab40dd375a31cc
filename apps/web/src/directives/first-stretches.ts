interface Stretch {
  readonly itemId: string | null;
}

/** An item may lie in several stretches; what belongs to it once stands at the first one that is shown. */
export function firstStretches<Row extends Stretch>(rows: readonly Row[]): (row: Row) => boolean {
  const first = new Map<string | null, Row>();
  for (const row of rows) if (!first.has(row.itemId)) first.set(row.itemId, row);
  return (row) => first.get(row.itemId) === row;
}
