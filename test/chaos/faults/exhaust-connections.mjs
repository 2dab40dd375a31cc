import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

/** Others take every connection that the database has left, and pools have to renew theirs meanwhile (reliability C26). */
export const exhaustConnections = {
  name: 'exhaust-connections',
  async strike({ platform: { postgres, lines }, random }) {
    const taken = [];
    try {
      for (;;) taken.push(await oneMore(postgres.urlOf('organization')));
    } catch {
      lines.postgres.cut();
      await pause(random.between(500, 2_000));
    } finally {
      await Promise.all(taken.map((client) => client.end()));
    }
  },
};

async function oneMore(connectionString) {
  const client = new Client({ connectionString });
  client.on('error', () => {});
  await client.connect();
  return client;
}
