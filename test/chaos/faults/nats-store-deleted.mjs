import { rmSync } from 'node:fs';

/** The bus has lost everything; the deploy step makes its streams again (reliability C12, C19). */
export const natsStoreDeleted = {
  name: 'nats-store-deleted',
  async strike({ platform: { nats } }) {
    await nats.kill();
    rmSync(nats.storeDir, { recursive: true });
    await nats.start();
    await nats.applyStreams();
  },
};
