import { setTimeout as pause } from 'node:timers/promises';
import { openBooks } from '../books.mjs';
import { SCHEMAS } from '../platform.mjs';

/** The leases of relays are forgotten while their holders believe in them: two publish at once (reliability C6). */
export const twoRelays = {
  name: 'two-relays',
  async strike({ platform: { postgres }, random }) {
    const books = await openBooks(postgres.adminUrl);
    try {
      for (let round = 0; round < 4; round += 1) {
        for (const { schema } of SCHEMAS)
          await books.rows(`delete from ${schema}.leases where name = 'relay'`);
        await pause(random.between(500, 1_500));
      }
    } finally {
      await books.close();
    }
  },
};
