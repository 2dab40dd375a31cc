/** Where one service's list has been read to: its own cursor, and how many rows after it are used up. */
export interface ServicePlace {
  readonly cursor: string | null;
  readonly skip: number;
  readonly ended?: boolean;
}

export interface Source<Row> {
  readonly service: string;
  readonly at: ServicePlace;
  /** Rows not yet used, newest first. */
  readonly rows: readonly Row[];
  /** The service's cursor after these rows; null when they are its last. */
  readonly next: string | null;
}

/** The newest `limit` rows of all sources, and where each source goes on. */
export function merged<Row extends { readonly at: string; readonly factId: string }>(
  sources: readonly Source<Row>[],
  limit: number,
): { rows: readonly Row[]; places: Record<string, ServicePlace>; more: boolean } {
  const all = sources.flatMap((source) => source.rows.map((row) => ({ row, source })));
  all.sort((a, b) => newerFirst(a.row, b.row));
  // Beyond the last row of a source that goes on, an unread row of it could be newer.
  const horizon = sources
    .filter((source) => source.next !== null && source.rows.length < limit)
    .map((source) => source.rows.at(-1));
  const shown = all
    .filter(({ row }) => horizon.every((last) => last === undefined || newerFirst(row, last) <= 0))
    .slice(0, limit);
  const places = Object.fromEntries(
    sources.map((source) => [
      source.service,
      placeAfter(source, shown.filter((entry) => entry.source === source).length),
    ]),
  );
  return {
    rows: shown.map(({ row }) => row),
    places,
    more: Object.values(places).some((place) => !place.ended),
  };
}

function placeAfter<Row>({ at, rows, next }: Source<Row>, used: number): ServicePlace {
  if (used < rows.length) return { cursor: at.cursor, skip: at.skip + used };
  return next === null ? { cursor: null, skip: 0, ended: true } : { cursor: next, skip: 0 };
}

function newerFirst(a: { at: string; factId: string }, b: { at: string; factId: string }): number {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1;
  return a.factId < b.factId ? 1 : -1;
}
