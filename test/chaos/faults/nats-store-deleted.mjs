import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { killConsumer } from './kill-consumer.mjs';

/** The bus has lost everything while a service was away; the deploy step makes its streams again (reliability C12, C19). */
export const natsStoreDeleted = {
  name: 'nats-store-deleted',
  async strike({ platform, random, note }) {
    const { nats } = platform;
    await killConsumer({ platform, random, note });
    await pause(random.between(500, 2_000));
    await nats.kill();
    for (const storeDir of nats.storeDirs) rmSync(storeDir, { recursive: true });
    await nats.start();
    await nats.applyStreams();
  },
};
