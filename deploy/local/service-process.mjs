import { closeSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { launch, stopProcess } from './processes.mjs';

/** As in the image: several services share few cores, and more threads for each would only share them once more. */
const NODE_OPTIONS = ['--enable-source-maps', '--v8-pool-size=1'];
const READY_WITHIN_MS = 60_000;
const STOP_STEPS = [
  ['SIGTERM', 10_000],
  ['SIGKILL', 2_000],
];

/**
 * Starts one service and waits until it says over its channel that it is ready. The service ends by
 * itself when this channel closes, so that a kill -9 of the bootstrap leaves none behind.
 *
 * @param {{ name: string, entry: string, env: Record<string, string>, logFile: string,
 *   stopRequested: Promise<'stopped'>, born?: (process: { pid: number, exited: Promise<object> }) => void }} options
 */
export async function startService({ name, entry, env, logFile, stopRequested, born }) {
  const log = openSync(logFile, 'a');
  const service = launch(process.execPath, [...NODE_OPTIONS, entry], {
    cwd: dirname(logFile),
    env,
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  born?.({ pid: service.child.pid, exited: service.exited });
  const outcome = await Promise.race([readiness(service.child), service.exited, stopRequested, deadline()]);
  if (outcome !== 'ready') {
    await stopProcess(service.child.pid, STOP_STEPS);
    throw new Error(`${name} ${reasonOf(outcome)}. The end of ${logFile}:\n${lastLines(logFile)}`);
  }
  return {
    pid: service.child.pid,
    exited: service.exited,
    stop: () => stopProcess(service.child.pid, STOP_STEPS),
  };
}

function readiness(child) {
  return new Promise((resolve) => {
    child.on('message', (message) => {
      if (message?.type === 'ready') resolve('ready');
    });
  });
}

function deadline() {
  return new Promise((resolve) => setTimeout(resolve, READY_WITHIN_MS, 'late').unref());
}

function reasonOf(outcome) {
  if (outcome === 'stopped') return 'was stopped while starting';
  return outcome === 'late' ? `is not ready after ${READY_WITHIN_MS / 1_000} s` : 'ended while starting';
}

function lastLines(path) {
  return readFileSync(path, 'utf8').trim().split('\n').slice(-12).join('\n');
}
