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

export async function databaseBytes(books) {
  const [{ bytes }] = await books.rows('select pg_database_size(current_database())::float8 as bytes');
  return bytes;
}
