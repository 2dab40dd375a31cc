import { setTimeout as pause } from 'node:timers/promises';

const POINTS = [
  'journal.before-commit',
  'journal.after-commit',
  'relay.after-publish',
  'inbox.before-commit',
  'inbox.after-commit',
];
const STRIKES_WITHIN_MS = 5_000;

/** A service dies exactly where it hurts (reliability C1, C2, C4, C7, C8). */
export const crashPoint = {
  name: 'crash-point',
  async strike({ platform, random, note }) {
    const victim = random.pick(platform.fleet.filter(({ service }) => service !== 'gateway'));
    const point = random.pick(POINTS);
    note(`  ${victim.name} at ${point}`);
    await victim.back();
    await again(victim, { CHAOS_POINTS: `${point}=0.5` });
    const struck = victim.ended().then(() => true);
    if (await Promise.race([struck, pause(STRIKES_WITHIN_MS)])) return;
    note('  nothing passed there');
    await again(victim, {});
  },
};

async function again(victim, environment) {
  victim.nextEnvironment(environment);
  victim.kill();
  await victim.ended();
  await victim.back();
}
