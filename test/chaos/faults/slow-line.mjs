import { setTimeout as pause } from 'node:timers/promises';

/** Everything between the later replicas and a server takes longer; deadlines pass while work goes on. */
export const slowLine = {
  name: 'slow-line',
  async strike({ platform: { lines }, random, note }) {
    const name = random.pick(Object.keys(lines));
    note(`  ${name}`);
    lines[name].delay(random.between(100, 700));
    await pause(random.between(1_000, 6_000));
    lines[name].heal();
  },
};
