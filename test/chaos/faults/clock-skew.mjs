import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const MOST_MS = 60_000;

/** The machines of the later replicas have a wrong clock, which then jumps (reliability C32, C33). Tokens allow half a minute. */
export const clockSkew = {
  name: 'clock-skew',
  async strike({ platform, random, note }) {
    const offset = random.between(-MOST_MS, MOST_MS);
    note(`  ${offset} ms`);
    writeFileSync(platform.skewedClockFile, `${offset}\n`);
    await pause(random.between(2_000, 5_000));
    writeFileSync(platform.skewedClockFile, '0\n');
  },
};
