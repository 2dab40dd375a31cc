import { setTimeout as pause } from 'node:timers/promises';

/** The database says nothing for some seconds, its connections stay open (reliability C24). */
export const freezePostgres = {
  name: 'freeze-postgres',
  async strike({ platform: { postgres }, random, longestMs }) {
    postgres.freeze();
    await pause(random.between(1_000, longestMs));
    postgres.thaw();
  },
};
