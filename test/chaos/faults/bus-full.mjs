import { setTimeout as pause } from 'node:timers/promises';
import { streamPlan } from '../../../deploy/nats/stream-plan.mjs';
import { withStreams } from '../bus.mjs';

/**
 * Every stream is full: what is published is refused until there is room again (reliability C18). The limit of a stream
 * stands for the disk's, which cannot be made small without root.
 */
export const busFull = {
  name: 'bus-full',
  async strike({ platform, random }) {
    await withStreams(platform, async (manager) => {
      for (const { stream } of streamPlan()) {
        const { state } = await manager.streams.info(stream.name);
        await manager.streams.update(stream.name, { max_bytes: Math.max(state.bytes, 1) });
      }
    });
    try {
      await pause(random.between(2_000, 6_000));
    } finally {
      await platform.nats.applyStreams();
    }
  },
};
