import { setTimeout as pause } from 'node:timers/promises';
import { openBooks } from '../books.mjs';

const LOST_AT_ONCE = 0.5;

/** The database throws half of its sessions out, some in the middle of a transaction, several times (reliability C23). */
export const terminateBackends = {
  name: 'terminate-backends',
  async strike({ platform: { postgres }, random }) {
    const books = await openBooks(postgres.adminUrl);
    try {
      for (let round = 0; round < 4; round += 1) {
        await books.rows(
          `select pg_terminate_backend(pid) from pg_stat_activity
            where backend_type = 'client backend' and pid <> pg_backend_pid() and random() < $1`,
          [LOST_AT_ONCE],
        );
        await pause(random.between(100, 500));
      }
    } finally {
      await books.close();
    }
  },
};
