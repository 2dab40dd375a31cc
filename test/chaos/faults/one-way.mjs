import { setTimeout as pause } from 'node:timers/promises';

/** Between the later replicas and a server nothing gets through in one of the two directions (reliability C30). */
export const oneWay = {
  name: 'one-way',
  async strike({ platform: { lines }, random, note }) {
    const name = random.pick(Object.keys(lines));
    const way = random.pick(['swallowRequests', 'swallowReplies']);
    note(`  ${way}: ${name}`);
    lines[name][way]();
    await pause(random.between(2_000, 7_000));
    lines[name].heal();
  },
};
