import { setTimeout as pause } from 'node:timers/promises';
import { LINKS, missingOf, openBooks } from './books.mjs';
import { movedClock } from './moved-clock.mjs';
import { SCHEMAS } from './platform.mjs';

/** So long nothing may change before it is given up: longer than any pause between tries. */
const STANDSTILL_MS = 30_000;
/** After so long it is told what stands still. */
const TELL_AFTER_MS = 8_000;
const AT_MOST_MS = 180_000;
/** So long nothing new may be written: longer than a sweeper's lease, whose holder may have died. */
const SILENCE_MS = 6_000;
/** A ledger whose maker died is begun again two minutes later; the clock spares the wait. */
const MAKERS_ARE_DEAD_AFTER_MS = 150_000;

/**
 * No more faults: every process is there and nobody spoils a line. Asks again what was not answered, then waits until
 * every fact is published and settled everywhere, every dispatch is through and every ledger is made.
 *
 * @returns {Promise<boolean>} false when something is left that does not move any more
 */
export async function quiesce({ platform, history, note }) {
  const { fleet, lines, dataDir } = platform;
  for (const line of Object.values(lines)) line.heal();
  for (const replica of fleet) replica.thaw();
  await Promise.all(fleet.map((replica) => replica.back()));
  const clock = movedClock(dataDir);
  const books = await openBooks(platform.postgres.adminUrl);
  try {
    const deadline = Date.now() + AT_MOST_MS;
    while ((await history.askAgain()) > 0 && Date.now() < deadline);
    note('what nobody had answered was asked again');
    return await untilStill(books, { deadline, note, clock });
  } finally {
    await books.close();
    await clock.now();
  }
}

async function untilStill(books, { deadline, note, clock }) {
  let last = '';
  let movedAt = Date.now();
  let told = '';
  while (Date.now() < deadline) {
    const { written, ...left } = await underWay(books);
    const now = JSON.stringify({ written, ...left });
    if (now !== last) [last, movedAt] = [now, Date.now()];
    const silentMs = Date.now() - movedAt;
    const { ledgers, ...others } = left;
    const isRest = Object.values(others).every((count) => count === 0);
    if (isRest && ledgers === 0 && silentMs > SILENCE_MS) return true;
    if (isRest && ledgers > 0) await clock.ahead(MAKERS_ARE_DEAD_AFTER_MS);
    if (silentMs > STANDSTILL_MS) break;
    if (!isRest && silentMs > TELL_AFTER_MS && told !== now) note(`  this stands still: ${(told = now)}`);
    await pause(250);
  }
  note(`it does not settle: ${last}`);
  return false;
}

/** In one statement, so that what moves from one place to the next is not overlooked. */
async function underWay(books) {
  const pending = SCHEMAS.map(({ schema }) => `(select count(*) from ${schema}.pending)`).join(' + ');
  const unsettled = LINKS.map((link) => `(select count(*) from (${missingOf(link)}) as m)`).join(' + ');
  const written = SCHEMAS.map(({ schema }) => `(select count(*) from ${schema}.journal)`).join(' + ');
  const [row] =
    await books.rows(`select (${written})::int as written, (${pending})::int as pending, (${unsettled})::int as unsettled,
    (select count(*) from task_dispatch.dispatches where state not in ('finished', 'stopped'))::int as dispatches,
    (select count(*) from task_dispatch.exports where state in ('queued', 'running'))::int as ledgers`);
  return row;
}
