import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Whether a process with this id exists (also one that belongs to another user). */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * What a process was and is, beyond its id: the moment it started. Ids are reused, so a pid file
 * alone proves nothing. Undefined if there is no such process.
 */
export function identityOf(pid) {
  if (!isAlive(pid)) return undefined;
  return statFields(pid)?.[19] ?? psField(pid, 'lstart');
}

/** The command line of a process, joined by blanks; empty if it cannot be read. */
export function commandLineOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return psField(pid, 'command') ?? '';
  }
}

/**
 * Starts a process in a session of its own, so that Ctrl-C reaches only the one who knows the order
 * in which everything stops.
 */
export function launch(command, args, options = {}) {
  const child = spawn(command, args, { detached: true, stdio: 'ignore', ...options });
  // Nobody's program may hang because it forgot to stop a server; a guard or the next start will.
  child.unref();
  const exited = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', (error) => resolve({ code: null, signal: null, error }));
  });
  return { child, exited };
}

/**
 * Keeps this process alive while `work` goes on: the processes it waits for do not, and Node ends without a word
 * when nothing else is left to wait for.
 *
 * @template T @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function held(work) {
  const awake = setInterval(() => {}, 60_000);
  try {
    return await work();
  } finally {
    clearInterval(awake);
  }
}

/**
 * Sends the signals in turn, each after the grace of the one before, until the process is gone.
 *
 * @param {number} pid
 * @param {ReadonlyArray<[NodeJS.Signals, number]>} steps signal and grace in milliseconds
 * @returns whether it is gone
 */
export async function stopProcess(pid, steps) {
  for (const [signal, graceMs] of steps) {
    try {
      process.kill(pid, signal);
    } catch {
      return true;
    }
    if (await until(() => !isAlive(pid), graceMs)) return true;
  }
  return !isAlive(pid);
}

/** Polls until `condition` holds; false if it did not within `withinMs`. */
export async function until(condition, withinMs, everyMs = 20) {
  const deadline = Date.now() + withinMs;
  while (!(await condition())) {
    if (Date.now() > deadline) return false;
    await pause(everyMs);
  }
  return true;
}

function isZombie(pid) {
  return statFields(pid)?.[0] === 'Z';
}

/** Fields of /proc/<pid>/stat after the command name: 0 is the state, 19 the start time in ticks. */
function statFields(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

function psField(pid, field) {
  const ps = spawnSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' });
  return ps.status === 0 ? ps.stdout.trim() || undefined : undefined;
}
