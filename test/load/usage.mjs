import { readFileSync, readdirSync } from 'node:fs';

/** The kernel's unit of CPU time in /proc, on every machine we know. */
const TICKS_PER_SECOND = 100;

/**
 * CPU seconds of each process so far, user and system together. PostgreSQL is all of its processes, also those
 * that have ended.
 *
 * @param {Record<string, number>} processes process ids by name
 */
export function cpuSeconds(processes) {
  return mapValues(
    processes,
    (pid, name) => (name === 'postgres' ? ofFamily(pid) : ownTicks(pid)) / TICKS_PER_SECOND,
  );
}

/** CPU seconds in which any core was not idle, the time that the host took away included. */
export function busySeconds() {
  const [user, nice, system, , , irq, softirq, steal] = readFileSync('/proc/stat', 'utf8')
    .split('\n', 1)[0]
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return (user + nice + system + irq + softirq + steal) / TICKS_PER_SECOND;
}

/** Peak memory of each process in MB; of PostgreSQL what its processes hold now, shared pages once. */
export function peakMegabytes(processes) {
  return mapValues(processes, (pid, name) => (name === 'postgres' ? heldByFamily(pid) : peakOf(pid)) / 1_024);
}

/** What was used between two readings of `cpuSeconds`. */
export function difference(before, after) {
  return mapValues(after, (value, name) => value - before[name]);
}

function ofFamily(pid) {
  const { own, ended } = ticksOf(pid);
  return childrenOf(pid).reduce((sum, child) => sum + ownTicks(child), own + ended);
}

function ownTicks(pid) {
  return ticksOf(pid).own;
}

function ticksOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number);
    return { own: user + system, ended: endedUser + endedSystem };
  } catch {
    return { own: 0, ended: 0 };
  }
}

function childrenOf(pid) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(name) === pid);
}

function parentOf(pid) {
  return Number(field(`/proc/${pid}/status`, 'PPid'));
}

function peakOf(pid) {
  return kilobytes(`/proc/${pid}/status`, 'VmHWM');
}

function heldByFamily(pid) {
  const held = (one) => kilobytes(`/proc/${one}/smaps_rollup`, 'Pss');
  return childrenOf(pid).reduce((sum, child) => sum + held(child), held(pid));
}

function kilobytes(file, name) {
  return Number.parseInt(field(file, name) ?? '0', 10);
}

function field(file, name) {
  try {
    return new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(readFileSync(file, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}

/** The same keys with other values. */
export function mapValues(object, map) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value, key)]));
}
