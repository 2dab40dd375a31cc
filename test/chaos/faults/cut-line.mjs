import { setTimeout as pause } from 'node:timers/promises';

/** The line between the later replicas and a server is reset, once or for some seconds (reliability C23, C30). */
export const cutLine = {
  name: 'cut-line',
  async strike({ platform: { lines }, random, note }) {
    const name = random.pick(Object.keys(lines));
    const way = random.pick(['cut', 'refuse']);
    note(`  ${way}: ${name}`);
    lines[name][way]();
    await pause(random.between(500, 6_000));
    lines[name].heal();
  },
};
