import { setTimeout as pause } from 'node:timers/promises';
import { openBooks } from '../books.mjs';

const SITS_FOR_MS = 12_000;

/**
 * Somebody opens a transaction as a service does, locks an open task and goes away. The database ends it after ten
 * seconds, and readers and relays have gone on meanwhile (reliability C29).
 */
export const idleInTransaction = {
  name: 'idle-in-transaction',
  async strike({ platform: { postgres }, history }) {
    const books = await openBooks(postgres.adminUrl);
    try {
      await books.rows(`set idle_in_transaction_session_timeout = '10s'`);
      await books.rows('begin');
      await books.rows('select pg_current_xact_id()');
      await books.rows(
        `select from task_dispatch.tasks where state <> 'closed' order by id limit 1 for update skip locked`,
      );
      await pause(SITS_FOR_MS);
      const survived = await books.rows('select 1').then(
        () => true,
        () => false,
      );
      if (survived) history.bugs.push('a transaction that was idle for twelve seconds was not ended');
    } finally {
      await books.close();
    }
  },
};
