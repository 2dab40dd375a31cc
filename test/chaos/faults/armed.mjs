import { setTimeout as pause } from 'node:timers/promises';
import { makeRelay } from './points.mjs';

/** From when it is ready; until then a busy machine may take long. */
const PASSES_WITHIN_MS = 8_000;
const READY_WITHIN_MS = 40_000;
const LOOK_EVERY_MS = 50;

/**
 * Starts a replica again with a crash point armed, and waits until somebody passes there, which may be before it is ready.
 *
 * @param {{ platform: object, point: string, environment: Record<string, string>,
 *   hasStruck: (life: { over: boolean }) => boolean }} given `hasStruck` looks at the armed process, not at its successor
 * @returns {Promise<boolean>} false when nobody did
 */
export async function armed(victim, { platform, point, environment, hasStruck }) {
  await victim.back();
  const life = await renewed(victim, environment);
  const wakeOthers = await othersWait(victim, { platform, point });
  let deadline = Date.now() + READY_WITHIN_MS;
  void victim.back().then(() => (deadline = Date.now() + PASSES_WITHIN_MS));
  while (!hasStruck(life) && Date.now() < deadline) await pause(LOOK_EVERY_MS);
  wakeOthers();
  return hasStruck(life);
}

/** Of replicas one alone relays. One that stays armed after all would stop when nobody is there to wake it. */
async function othersWait(victim, { platform, point }) {
  try {
    return point.startsWith('relay.') ? await makeRelay(victim, platform) : () => {};
  } catch (error) {
    await renewed(victim, {});
    throw error;
  }
}

/** Starts it again as it always is. */
export async function disarmed(victim) {
  await renewed(victim, {});
  await victim.back();
}

async function renewed(victim, environment) {
  victim.nextEnvironment(environment);
  const { pid } = victim.life();
  victim.kill();
  while (victim.life().pid === pid) await pause(LOOK_EVERY_MS);
  return victim.life();
}
