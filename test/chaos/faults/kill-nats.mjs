import { setTimeout as pause } from 'node:timers/promises';

/** The bus dies, all of it at once, and comes back over its store after a while (reliability C10, C14, C16). */
export const killNats = {
  name: 'kill-nats',
  async strike({ platform: { nats }, random, longestMs }) {
    await nats.kill();
    await pause(random.between(0, longestMs));
    await nats.start();
  },
};
