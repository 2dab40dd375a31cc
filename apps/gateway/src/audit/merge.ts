/** A row's place in the order of the trail: when it was recorded, then its id. */
export interface Mark {
  readonly at: string;
  readonly factId: string;
}

/** Where one service's list has been read to: its own cursor, and the last row shown after it. */
export interface ServicePlace {
  readonly cursor: string | null;
  readonly after: Mark | null;
  readonly ended?: boolean;
}

export interface Source<Row> {
  readonly service: string;
  readonly at: ServicePlace;
  /** The service's rows after its cursor, newest first. */
  readonly rows: readonly Row[];
  /** The service's cursor after these rows; null when they are its last. */
  readonly next: string | null;
}

interface Reading<Row> extends Source<Row> {
  used: number;
  after: Mark | null;
}

/**
 * The newest rows of all sources, at most `limit`, and where each source goes on. Ends early where a source
 * that goes on has no row left at hand: its next one could be the newest. So a page may be short, or empty.
 */
export function merged<Row extends Mark>(
  sources: readonly Source<Row>[],
  limit: number,
): { rows: readonly Row[]; places: Record<string, ServicePlace>; more: boolean } {
  const readings = sources.map((source) => ({
    ...source,
    used: shownBefore(source),
    after: source.at.after,
  }));
  const rows: Row[] = [];
  while (rows.length < limit) {
    const source = newestOf(readings);
    if (!source) break;
    const row = source.rows[source.used]!;
    rows.push(row);
    source.used += 1;
    source.after = { at: row.at, factId: row.factId };
  }
  const places = Object.fromEntries(readings.map((reading) => [reading.service, placeOf(reading)]));
  return { rows, places, more: Object.values(places).some((place) => !place.ended) };
}

/** Counted by order, not by number: a row that was committed late may have come in before the last shown one. */
function shownBefore<Row extends Mark>({ rows, at }: Source<Row>): number {
  if (at.after === null) return 0;
  const first = rows.findIndex((row) => newerFirst(at.after!, row) < 0);
  return first === -1 ? rows.length : first;
}

/** The source whose next row is the newest; none when one that goes on has none at hand, or all are used up. */
function newestOf<Row extends Mark>(readings: readonly Reading<Row>[]): Reading<Row> | undefined {
  const open = readings.filter((each) => each.used < each.rows.length || each.next !== null);
  if (open.some((each) => each.used === each.rows.length)) return undefined;
  return open.reduce<Reading<Row> | undefined>(
    (best, each) => (best && newerFirst(best.rows[best.used]!, each.rows[each.used]!) < 0 ? best : each),
    undefined,
  );
}

function placeOf<Row extends Mark>({ at, rows, next, used, after }: Reading<Row>): ServicePlace {
  if (used < rows.length) return { cursor: at.cursor, after };
  // The mark stays: after a smaller page the cursor may lie before it.
  return next === null ? { cursor: null, after: null, ended: true } : { cursor: next, after };
}

/** Negative when `a` comes before `b` in the trail. */
function newerFirst(a: Mark, b: Mark): number {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1;
  if (a.factId === b.factId) return 0;
  return a.factId < b.factId ? 1 : -1;
}
