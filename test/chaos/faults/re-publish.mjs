import { jetstreamManager } from '@nats-io/jetstream';
import { busAs } from '../bus.mjs';

const STREAMS = ['organization', 'task-dispatch', 'approval'];
const MOST = 300;

/** Facts that were delivered long ago come again, in another order and several times (reliability C19, C20). */
export const rePublish = {
  name: 're-publish',
  async strike({ platform, random, note }) {
    const owner = random.pick(STREAMS);
    const stored = await storedFacts(platform, `EVT_${owner.toUpperCase().replaceAll('-', '_')}`);
    const chosen = random.shuffled([...stored, ...stored]).slice(0, MOST);
    note(`  ${chosen.length} of ${owner}`);
    await busAs(platform, owner, async (bus) => {
      for (const { subject, data } of chosen) bus.publish(subject, data);
      await bus.flush();
    });
  },
};

async function storedFacts(platform, stream) {
  return await busAs(platform, 'deploy', async (bus) => {
    const manager = await jetstreamManager(bus);
    const { state } = await manager.streams.info(stream);
    const facts = [];
    for (let seq = Math.max(state.first_seq, 1); seq <= state.last_seq && facts.length < MOST; seq += 1) {
      facts.push(await manager.streams.getMessage(stream, { seq }));
    }
    return facts;
  });
}
