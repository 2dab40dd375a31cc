import { setTimeout as pause } from 'node:timers/promises';

/** nats-server dies and comes back over its store after a while (reliability C10, C16). */
export const killNats = {
  name: 'kill-nats',
  async strike({ platform: { nats }, random }) {
    await nats.kill();
    await pause(random.between(0, 4_000));
    await nats.start();
  },
};
