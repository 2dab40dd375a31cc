import { streamPlan } from '../../../deploy/nats/stream-plan.mjs';
import { withStreams } from '../bus.mjs';

/** The bus forgets who has had what: the durables are made again, and everything comes once more (reliability C19). */
export const durablesLost = {
  name: 'durables-lost',
  async strike({ platform, random, note }) {
    const { stream } = random.pick(streamPlan().filter(({ consumers }) => consumers.length > 0));
    note(`  of ${stream.name}`);
    await withStreams(platform, async (manager) => {
      for await (const { name } of manager.consumers.list(stream.name)) {
        await manager.consumers.delete(stream.name, name);
      }
    });
    await platform.nats.applyStreams();
  },
};
