import { join } from 'node:path';
import { logFileIn } from './data-folder.mjs';
import { environmentOf } from './environment.mjs';
import { ROOT } from './root.mjs';
import { startService } from './service-process.mjs';
import { supervise } from './supervise.mjs';

/** Every process of the platform; the gateway comes up last and is stopped first. */
export const SERVICES = ['organization', 'task-dispatch', 'approval', 'notification', 'gateway'];

/**
 * Starts the four services side by side, then the gateway, and keeps them running.
 *
 * @returns {Promise<Array<{ name: string, pid: number }>>}
 */
export async function startServices({ dataDir, world, running, note }) {
  const one = async (name) => {
    const entry = builtFile(name, 'main');
    const env = environmentOf(name, world);
    const logFile = logFileIn(dataDir, name);
    const start = async () => {
      const service = await startService({ name, entry, env, logFile, stopRequested: running.stopRequested });
      running.watch?.add(service.pid);
      return service;
    };
    const service = await supervise({ name, start, note, giveUp: running.giveUp });
    const group = name === 'gateway' ? 'gateway' : 'services';
    await running.add({ name, group, stop: service.stop, kill: service.kill });
    return { name, pid: service.pid };
  };
  const behind = await allStarted(SERVICES.filter((name) => name !== 'gateway').map(one));
  return [...behind, await one('gateway')];
}

/** Where the build puts a part of a service, e.g. `main` or `migrate`. */
export function builtFile(service, part) {
  return join(ROOT, 'dist', 'apps', service, 'src', `${part}.js`);
}

/** Waits for the last one also when the first has failed, so that none comes up behind our back. */
async function allStarted(starting) {
  const outcomes = await Promise.allSettled(starting);
  const failure = outcomes.find(({ status }) => status === 'rejected');
  if (failure) throw failure.reason;
  return outcomes.map(({ value }) => value);
}
