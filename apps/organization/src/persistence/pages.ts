import type { CursorCodec, CursorKeys } from '#libs/persistence';
import type { Page, PageRequest } from '../ports/unit-directory.js';

export interface PagedQuery<Row> {
  /** The list and everything that fixes its rows: a cursor of another question is refused. */
  readonly purpose: string;
  readonly page: PageRequest;
  /** The sort keys of a row, in order. */
  readonly keys: (row: Row) => CursorKeys;
  /** At most `limit` rows after these keys; none are given for the first page. */
  readonly read: (after: CursorKeys, limit: number) => Promise<Row[]>;
}

export async function pageOf<Row>(cursors: CursorCodec, query: PagedQuery<Row>): Promise<Page<Row>> {
  const { cursor, limit } = query.page;
  const after = cursor === undefined ? [] : cursors.decode(query.purpose, cursor);
  const found = await query.read(after, limit + 1);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const next = found.length > limit && last ? cursors.encode(query.purpose, query.keys(last)) : null;
  return { rows, next };
}
