import { armed, disarmed } from './armed.mjs';
import { pickPoint } from './points.mjs';

/** A service dies exactly where it hurts (reliability C1, C2, C4, C7, C8). */
export const crashPoint = {
  name: 'crash-point',
  async strike({ platform, random, note }) {
    const { victim, point } = pickPoint({ fleet: platform.fleet, random });
    note(`  ${victim.name} at ${point}`);
    const environment = { CHAOS_POINTS: `${point}=0.5` };
    if (await armed(victim, { platform, point, environment, hasStruck: (life) => life.over })) return;
    note('  nothing passed there');
    await disarmed(victim);
  },
};
