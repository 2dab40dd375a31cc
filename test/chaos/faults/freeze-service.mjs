import { setTimeout as pause } from 'node:timers/promises';

/** Longer than a relay's lease of ten seconds: another replica takes it, then the old holder wakes (reliability C5, C38). */
export const freezeService = {
  name: 'freeze-service',
  async strike({ platform, random, note }) {
    const victim = random.pick(platform.fleet.filter(({ service }) => service !== 'gateway'));
    note(`  ${victim.name}`);
    victim.freeze();
    await pause(random.between(3_000, 12_000));
    victim.thaw();
  },
};
