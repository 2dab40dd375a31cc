import { setTimeout as pause } from 'node:timers/promises';

/** One server of the cluster dies and comes back, the others go on (reliability C13). */
export const killOneNats = {
  name: 'kill-one-nats',
  async strike({ platform: { nats }, random }) {
    const server = random.pick(nats.servers);
    await server.kill();
    await pause(random.between(500, 4_000));
    await server.start();
  },
};
