import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './root.mjs';

/** Enough for the files of this folder that run before the install. */
const LEAST_TO_INSTALL = 20;
/** What the services are built for; installed with the packages where there is a build of it. */
const LEAST_TO_RUN = 24;

export const PINNED_NODE = join(ROOT, 'node_modules', '.bin', 'node');

export function refuseOldNode() {
  if (major() < LEAST_TO_INSTALL)
    throw new Error(`Node ${process.version} is too old: ${LEAST_TO_INSTALL} or later`);
}

/**
 * Runs the same script on the pinned Node if this one is older, and waits for its end.
 *
 * @returns {Promise<boolean>} true if the other process did the work
 */
export async function continueOnPinnedNode(scriptUrl, phases) {
  if (major() >= LEAST_TO_RUN) return false;
  if (!existsSync(PINNED_NODE)) {
    throw new Error(`Node ${process.version} is too old here: the services need ${LEAST_TO_RUN} or later`);
  }
  const env = { ...process.env, GUANTONG_PHASES: JSON.stringify(phases?.seconds ?? {}) };
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];
  const child = spawn(PINNED_NODE, [fileURLToPath(scriptUrl), ...process.argv.slice(2)], { env, stdio });
  // Ctrl-C reaches both; the other one counts it once. Our end, of any kind, closes its channel.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  return true;
}

function major() {
  return Number(process.versions.node.split('.')[0]);
}
