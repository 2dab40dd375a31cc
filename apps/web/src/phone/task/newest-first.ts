/** The other way round, for browsers without `toReversed`. */
export function newestFirst<Row>(rows: readonly Row[]): readonly Row[] {
  return rows.map((_, index) => rows[rows.length - 1 - index]!);
}
