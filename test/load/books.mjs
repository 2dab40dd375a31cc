import { setTimeout as pause } from 'node:timers/promises';
import { LINKS, missingOf } from '../chaos/books.mjs';
import { SCHEMAS } from '../chaos/platform.mjs';

const AT_MOST_MS = 60_000;
const LOOK_EVERY_MS = 50;

/** Facts not yet published, and facts that a consumer has not settled yet. */
export async function backlog(books) {
  const pending = SCHEMAS.map(({ schema }) => `(select count(*) from ${schema}.pending)`).join(' + ');
  const [row] = await books.rows(`select (${pending})::int as pending`);
  if (row.pending > 0) return row.pending;
  const unsettled = LINKS.map((link) => `(select count(*) from (${missingOf(link)}) as m)`).join(' + ');
  const [both] = await books.rows(`select (${pending})::int as pending, (${unsettled})::int as unsettled`);
  return both.pending + both.unsettled;
}

/** @returns milliseconds until every fact was published and settled by everybody it concerns */
export async function untilDrained(books) {
  const began = performance.now();
  while ((await backlog(books)) > 0) {
    if (performance.now() - began > AT_MOST_MS)
      throw new Error(`facts are left after ${AT_MOST_MS / 1_000} s`);
    await pause(LOOK_EVERY_MS);
  }
  return performance.now() - began;
}

/**
 * Commits, bytes of write-ahead log, bytes of tables and indexes, and rows of the services inserted, changed or removed so
 * far. A connection tells of its rows once a second, and when it idles after ten: what is left out of one window is in the next.
 */
export async function databaseWork(books) {
  const [row] = await books.rows(`select xact_commit::float8 as commits,
      pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 as "walBytes",
      pg_database_size(current_database())::float8 as bytes,
      (select sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_user_tables
        where schemaname <> 'floor')::float8 as rows
    from pg_stat_database where datname = current_database()`);
  return row;
}
