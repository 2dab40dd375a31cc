import { setTimeout as pause } from 'node:timers/promises';

/**
 * The lines of the later replicas to a server look open, and nothing gets through: to the database for longer than its
 * timeouts, to the bus for longer than its pings need to notice (reliability C31).
 */
export const halfOpen = {
  name: 'half-open',
  async strike({ platform: { lines }, random, note }) {
    const name = random.pick(Object.keys(lines));
    note(`  ${name}`);
    lines[name].swallow();
    await pause(name === 'nats' ? random.between(8_000, 30_000) : random.between(2_000, 8_000));
    lines[name].heal();
  },
};
