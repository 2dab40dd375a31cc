import { setTimeout as pause } from 'node:timers/promises';
import { armed, disarmed } from './armed.mjs';
import { pickPoint } from './points.mjs';

/**
 * A service stops exactly where it hurts, for longer than a lease, a delivery or an idle transaction lasts: somebody
 * else takes over, then it wakes and goes on where it was (reliability C5, C9).
 */
export const freezePoint = {
  name: 'freeze-point',
  async strike({ platform, random, note }) {
    const { victim, point } = pickPoint({ fleet: platform.fleet, random });
    note(`  ${victim.name} at ${point}`);
    const environment = { CHAOS_POINTS: point, CHAOS_SIGNAL: 'SIGSTOP' };
    if (!(await armed(victim, { platform, point, environment, hasStruck: victim.isStopped }))) {
      note('  nothing passed there');
      return await disarmed(victim);
    }
    await pause(random.between(11_000, 14_000));
    victim.thaw();
  },
};
