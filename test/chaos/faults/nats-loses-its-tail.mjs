import { cpSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** What a power cut does to a bus that flushes late: it is back where it was some seconds ago (reliability C11). */
export const natsLosesItsTail = {
  name: 'nats-loses-its-tail',
  async strike({ platform: { nats }, random }) {
    const copy = `${nats.storeDir}.older`;
    await nats.kill();
    rmSync(copy, { recursive: true, force: true });
    cpSync(nats.storeDir, copy, { recursive: true });
    await nats.start();
    await pause(random.between(2_000, 5_000));
    await nats.kill();
    rmSync(nats.storeDir, { recursive: true });
    cpSync(copy, nats.storeDir, { recursive: true });
    await nats.start();
  },
};
