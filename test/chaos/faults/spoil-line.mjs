import { setTimeout as pause } from 'node:timers/promises';

const WAYS = {
  cut: (line) => line.cut(),
  refuse: (line) => line.refuse(),
  delay: (line, random) => line.delay(random.between(100, 700)),
  swallow: (line) => line.swallow(),
  'swallow-replies': (line) => line.swallowReplies(),
};

/**
 * The line between the later replicas and a server is cut, refused, slow, half-open, or loses replies alone, so that a
 * commit takes place of which nobody hears (reliability C3, C30, C31).
 */
export const spoilLine = {
  name: 'spoil-line',
  async strike({ platform: { lines }, random, note }) {
    const name = random.pick(Object.keys(lines));
    const way = random.pick(Object.keys(WAYS));
    note(`  ${way}: ${name}`);
    WAYS[way](lines[name], random);
    await pause(random.between(500, 6_000));
    lines[name].heal();
  },
};
