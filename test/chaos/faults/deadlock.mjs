import { openBooks } from '../books.mjs';

const ROUNDS = 6;

/**
 * A session locks inboxes in no order while notification writes to them. It is patient, so that the database finds the
 * circle from the service's side and ends that transaction: it has to repeat itself (reliability C27).
 */
export const deadlock = {
  name: 'deadlock',
  async strike({ platform: { postgres }, random, note }) {
    const books = await openBooks(postgres.adminUrl);
    const before = await deadlocksIn(books);
    for (let round = 0; round < ROUNDS; round += 1) await lockInNoOrder(postgres.adminUrl, random);
    note(`  ${(await deadlocksIn(books)) - before} deadlocks`);
    await books.close();
  },
};

async function deadlocksIn(books) {
  const [{ deadlocks }] = await books.rows(
    'select deadlocks::int from pg_stat_database where datname = current_database()',
  );
  return deadlocks;
}

async function lockInNoOrder(adminUrl, random) {
  const books = await openBooks(adminUrl);
  try {
    await books.rows(`set deadlock_timeout = '5s'`);
    await books.rows(`set lock_timeout = '3s'`);
    await books.rows('begin');
    const inboxes = await books.rows('select person_id from notification.inboxes');
    for (const { person_id: id } of random.shuffled(inboxes))
      await books.rows('select from notification.inboxes where person_id = $1 for update', [id]);
  } catch (error) {
    // Whoever was chosen, or waited too long, has let go.
    if (!['40P01', '55P03'].includes(error.code)) throw error;
  } finally {
    await books.close();
  }
}
