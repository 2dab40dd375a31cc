import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { commandLineOf, isAlive, launch, stopProcess, until } from './processes.mjs';
import { freePort } from './ports.mjs';
import { postgresBinaries, unprivileged } from './postgres-binaries.mjs';

const SUPERUSER = 'postgres';
/** Fast shutdown (sessions are ended, data is flushed), then immediate, which recovers at the next start. */
const STOP_STEPS = [
  ['SIGINT', 20_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 2_000],
];
const DURABLE = {
  max_connections: '150',
  shared_buffers: '256MB',
  wal_level: 'replica',
  // Disks without a head: reading by an index costs no more than reading on.
  random_page_cost: '1.1',
};
/** For tests only: a crash may lose everything. */
const DISPOSABLE = {
  max_connections: '200',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

/**
 * Starts PostgreSQL on the loopback interface over `dataDir`, which is made if it does not exist. A
 * server that a killed parent left running over the same folder is stopped cleanly first.
 *
 * @param {import('./postgres.mjs').PostgresOptions} options
 * @returns {Promise<import('./postgres.mjs').Postgres>}
 */
export async function startPostgres({ dataDir, password, port, durable = true, logFile }) {
  const binaries = postgresBinaries();
  await stopOrphan(dataDir);
  const account = unprivileged(dataDir, binaries.postgres);
  if (!existsSync(join(dataDir, 'PG_VERSION'))) initialise({ dataDir, password, durable, binaries, account });
  refuseOtherVersion(dataDir, binaries.major);
  const chosen = port ?? (await freePort());
  const flags = { ...(durable ? DURABLE : DISPOSABLE), listen_addresses: '127.0.0.1', port: String(chosen) };
  const server = await startWithRetries({ dataDir, flags, binaries, account, logFile });
  return {
    port: chosen,
    pid: server.child.pid,
    exited: server.exited,
    url: (database = 'postgres') =>
      `postgres://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${chosen}/${database}`,
    stop: () => stopProcess(server.child.pid, STOP_STEPS),
  };
}

/** Stops the server that still runs over this data folder, if there is one; a stale pid file is removed. */
export async function stopOrphan(dataDir) {
  const pid = postmasterPid(dataDir);
  if (!pid) return false;
  if (isAlive(pid) && commandLineOf(pid).includes(dataDir)) return stopProcess(pid, STOP_STEPS);
  rmSync(join(dataDir, 'postmaster.pid'), { force: true });
  return false;
}

function initialise({ dataDir, password, durable, binaries, account }) {
  mkdirSync(dirname(dataDir), { recursive: true });
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { mode: 0o700 });
  const passwordFile = `${dataDir}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account.ids.uid !== undefined) {
    for (const path of [dataDir, passwordFile]) chownSync(path, account.ids.uid, account.ids.gid);
  }
  const args = [
    `--pgdata=${dataDir}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
  ];
  args.push('--encoding=UTF8', '--locale=C.UTF-8', '--data-checksums', ...(durable ? [] : ['--no-sync']));
  const [command, all] = account.wrap(binaries.initdb, args);
  const run = spawnSync(command, all, { encoding: 'utf8', env: environment() });
  rmSync(passwordFile, { force: true });
  if (run.status === 0) return;
  // A half-made cluster would look like data at the next start.
  rmSync(dataDir, { recursive: true, force: true });
  throw new Error(`PostgreSQL could not make ${dataDir}: ${run.stderr || run.error?.message}`);
}

function refuseOtherVersion(dataDir, major) {
  const found = readFileSync(join(dataDir, 'PG_VERSION'), 'utf8').trim();
  if (found === major) return;
  throw new Error(
    `${dataDir} was written by PostgreSQL ${found}, this is ${major}. ` +
      `Dump it with the old version, or give another folder with --data`,
  );
}

/**
 * After a kill -9 of the postmaster its backends may live on for a moment and hold the shared memory:
 * the first attempts are then refused by PostgreSQL, rightly, and a later one recovers.
 */
async function startWithRetries({ dataDir, flags, binaries, account, logFile }) {
  const args = [
    '-D',
    dataDir,
    ...Object.entries(flags).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  args.push('-c', 'unix_socket_directories=', '-c', 'jit=off', '-c', 'timezone=UTC');
  const deadline = Date.now() + 30_000;
  for (;;) {
    const log = logFile ? openSync(logFile, 'a') : undefined;
    const [command, all] = account.wrap(binaries.postgres, args);
    const server = launch(command, all, {
      stdio: ['ignore', log ?? 'ignore', log ?? 'ignore'],
      env: environment(),
    });
    if (log !== undefined) closeSync(log);
    let gone;
    void server.exited.then((exit) => (gone = exit));
    await until(() => gone || isReady(dataDir, server.child.pid), 60_000);
    if (!gone) return server;
    if (gone.error) throw new Error(`PostgreSQL could not be run: ${gone.error.message}`);
    if (Date.now() > deadline) throw new Error(`PostgreSQL did not start over ${dataDir}${tail(logFile)}`);
    await pause(300);
  }
}

/** The postmaster writes its state into line 8 of its pid file. */
function isReady(dataDir, pid) {
  const lines = pidFile(dataDir);
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

function postmasterPid(dataDir) {
  return Number(pidFile(dataDir)[0]) || undefined;
}

function pidFile(dataDir) {
  try {
    return readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** Without the caller's PG* settings, which would lead initdb and the server astray. */
function environment() {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(own), LC_ALL: 'C.UTF-8' };
}

function tail(logFile) {
  if (!logFile || !existsSync(logFile)) return '';
  return `:\n${readFileSync(logFile, 'utf8').trim().split('\n').slice(-8).join('\n')}`;
}
