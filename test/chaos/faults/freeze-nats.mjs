import { setTimeout as pause } from 'node:timers/promises';

/** The bus says nothing for some seconds, its connections stay open (reliability C31). */
export const freezeNats = {
  name: 'freeze-nats',
  async strike({ platform: { nats }, random }) {
    nats.freeze();
    await pause(random.between(1_000, 5_000));
    nats.thaw();
  },
};
