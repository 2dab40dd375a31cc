import { cpSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { killConsumer } from './kill-consumer.mjs';

/**
 * What a power cut does to a bus that flushes late: it is back where it was some seconds ago (reliability C11). A service
 * is away meanwhile, so that facts are lost that it has not had.
 */
export const natsLosesItsTail = {
  name: 'nats-loses-its-tail',
  async strike({ platform, random, note }) {
    const { nats } = platform;
    const copies = nats.storeDirs.map((storeDir) => ({ storeDir, older: `${storeDir}.older` }));
    await nats.kill();
    for (const { storeDir, older } of copies) {
      rmSync(older, { recursive: true, force: true });
      cpSync(storeDir, older, { recursive: true });
    }
    await nats.start();
    await pause(random.between(500, 2_000));
    await killConsumer({ platform, random, note });
    await pause(random.between(1_000, 2_500));
    await nats.kill();
    for (const { storeDir, older } of copies) {
      rmSync(storeDir, { recursive: true });
      cpSync(older, storeDir, { recursive: true });
    }
    await nats.start();
  },
};
