import { setTimeout as pause } from 'node:timers/promises';
import { openBooks } from '../books.mjs';

const ROUNDS = 4;
const MEETS_WITHIN_MS = 2_500;

/**
 * A session locks one inbox, waits until notification has locked some and stands before that one, and then wants the
 * others. It is patient, so that the database finds the circle from the service's side and ends that transaction: it has
 * to repeat itself (reliability C27).
 */
export const deadlock = {
  name: 'deadlock',
  async strike({ platform: { postgres }, random, note }) {
    const books = await openBooks(postgres.adminUrl);
    try {
      const before = await deadlocksIn(books);
      for (let round = 0; round < ROUNDS; round += 1) await lockAgainst({ postgres, books, random });
      note(`  ${(await deadlocksIn(books)) - before} deadlocks`);
    } finally {
      await books.close();
    }
  },
};

/** The counter is written a moment after the fact. */
async function deadlocksIn(books) {
  await books.rows('select pg_stat_force_next_flush()');
  const [{ deadlocks }] = await books.rows(
    'select deadlocks::int from pg_stat_database where datname = current_database()',
  );
  return deadlocks;
}

async function lockAgainst({ postgres, books, random }) {
  const inboxes = await books.rows('select person_id from notification.inboxes');
  const own = await openBooks(postgres.adminUrl);
  try {
    await own.rows(`set deadlock_timeout = '10s'`);
    await own.rows(`set lock_timeout = '4s'`);
    await own.rows('begin');
    const lock = ({ person_id: id }) =>
      own.rows('select from notification.inboxes where person_id = $1 for update', [id]);
    const [first, ...others] = random.shuffled(inboxes);
    if (!first) return;
    await lock(first);
    await untilMet(books, own);
    for (const other of others) await lock(other);
  } catch (error) {
    // Whoever waited too long has let go.
    if (!['40P01', '55P03'].includes(error.code)) throw error;
  } finally {
    await own.close();
  }
}

async function untilMet(books, own) {
  const [{ pid }] = await own.rows('select pg_backend_pid() as pid');
  const deadline = Date.now() + MEETS_WITHIN_MS;
  while (Date.now() < deadline) {
    const [{ met }] = await books.rows(
      'select exists (select from pg_stat_activity where $1 = any(pg_blocking_pids(pid))) as met',
      [pid],
    );
    if (met) return;
    await pause(50);
  }
}
