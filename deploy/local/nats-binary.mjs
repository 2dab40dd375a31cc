import { spawnSync } from 'node:child_process';
import { accessSync, constants, copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fetchFromDebian } from './nats-debian.mjs';
import { ROOT } from './root.mjs';

/** Below it the bus cannot be told to flush before it acknowledges; it is used only when nothing newer can be had. */
const WANTED = [2, 10];

/**
 * Where a nats-server is, in this order: NATS_SERVER_BIN, the PATH, the cache of earlier starts, the
 * Debian mirrors of this machine. An old one is taken only when nothing newer can be had.
 *
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<import('./nats-binary.mjs').NatsBinary>}
 */
export async function findNatsServer({ log = () => {} } = {}) {
  const named = process.env['NATS_SERVER_BIN'];
  if (named) return probe(named) ?? fail(`NATS_SERVER_BIN=${named} is no nats-server that runs here`);
  const known = [onPath(), ...caches()].map((path) => path && probe(path)).filter(Boolean);
  const good = known.find(isWanted);
  if (good) return good;
  const fetched = fetchIntoCache(log);
  if (fetched && isWanted(fetched)) return fetched;
  return fetched ?? known[0] ?? fail(NOWHERE);
}

/** Whether the server knows `sync_interval`. */
export function isWanted({ version }) {
  const [major, minor] = version.split('.').map(Number);
  return major > WANTED[0] || (major === WANTED[0] && minor >= WANTED[1]);
}

const NOWHERE = `There is no nats-server: none on the PATH, and none could be fetched from the Debian mirrors of this machine.
Install one (2.10 or later), or name it in NATS_SERVER_BIN, or name a running one in NATS_URL`;

/** Shared by all checkouts of a person; the checkout's own folder where there is no home to write to. */
function caches() {
  const home = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return [join(home, 'guantong', 'nats-server'), join(ROOT, '.data', 'bin', 'nats-server')];
}

function onPath() {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, 'nats-server')).find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Asks the binary itself, which also shows that it runs here. */
function probe(path) {
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  const version = /v(\d+\.\d+\.\d+)/.exec(stdout ?? '')?.[1];
  return status === 0 && version ? { path, version } : undefined;
}

/** The newest binary that also runs here. */
function fetchIntoCache(log) {
  const folder = mkdtempSync(join(tmpdir(), 'guantong-nats-'));
  try {
    const found = fetchFromDebian({ folder, isUsable: (path) => probe(path) !== undefined, log });
    const kept = found && caches().find((target) => isKept(found, target));
    return kept && probe(kept);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Copies by one rename, so that nobody sees half of it; false where we may not write. */
function isKept(found, target) {
  const staged = `${target}.${process.pid}`;
  try {
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(found, staged);
    renameSync(staged, target);
    return true;
  } catch {
    return false;
  }
}

function fail(message) {
  throw new Error(message);
}
