import { setTimeout as pause } from 'node:timers/promises';

/** The postmaster dies; the database recovers from its log (reliability C22). */
export const killPostgres = {
  name: 'kill-postgres',
  async strike({ platform: { postgres }, random }) {
    await postgres.kill();
    await pause(random.between(0, 1_500));
    await postgres.start();
  },
};
