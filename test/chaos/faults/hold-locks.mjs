import { setTimeout as pause } from 'node:timers/promises';
import { openBooks } from '../books.mjs';

/** Two sessions lock the open tasks against each other and sit on them: waits, a deadlock, idle transactions (reliability C27, C29). */
export const holdLocks = {
  name: 'hold-locks',
  async strike({ platform: { postgres }, random }) {
    await Promise.all(['asc', 'desc'].map((order) => lockThem(postgres.adminUrl, { order, random })));
  },
};

async function lockThem(adminUrl, { order, random }) {
  const books = await openBooks(adminUrl);
  try {
    await books.rows('begin');
    const ids = await books.rows(
      `select id from task_dispatch.tasks where state <> 'closed' order by id ${order} limit 30`,
    );
    for (const { id } of ids)
      await books.rows('select from task_dispatch.tasks where id = $1 for update', [id]);
    await pause(random.between(500, 2_500));
  } catch (error) {
    // One of the two may be chosen as the deadlock's victim.
    if (error.code !== '40P01') throw error;
  } finally {
    await books.close();
  }
}
