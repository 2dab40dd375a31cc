import { setTimeout as pause } from 'node:timers/promises';

/** The bus is there, but JetStream is not: calls pass, facts have to wait in their tables (reliability C17). */
export const busWithoutJetStream = {
  name: 'bus-without-jetstream',
  async strike({ platform: { nats }, random }) {
    await nats.kill();
    await nats.start({ jetstream: false });
    await pause(random.between(2_000, 6_000));
    await nats.kill();
    await nats.start();
  },
};
