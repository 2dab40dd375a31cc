import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandLineOf, isAlive, launch, stopProcess, until } from './processes.mjs';
import { freePort } from './ports.mjs';
import { isWanted } from './nats-binary.mjs';

const CONFIG_FOLDER = fileURLToPath(new URL('../nats/', import.meta.url));
const STOP_STEPS = [
  ['SIGTERM', 10_000],
  ['SIGKILL', 2_000],
];
/** The users of deploy/nats/account.conf. */
export const NATS_USERS = ['deploy', 'gateway', 'organization', 'task-dispatch', 'approval', 'notification'];

/**
 * Starts nats-server with JetStream on the loopback interface over `storeDir`. A server that a killed
 * parent left running over the same folder is stopped first.
 *
 * @param {import('./nats.mjs').NatsOptions} options
 * @returns {Promise<import('./nats.mjs').Nats>}
 */
export async function startNats(options) {
  const { binary, storeDir, passwords, port, logFile, config = configFor(options), more = [] } = options;
  mkdirSync(storeDir, { recursive: true, mode: 0o700 });
  await stopOrphan(storeDir);
  const chosen = port ?? (await freePort());
  const args = ['-c', config, '-a', '127.0.0.1', '-p', String(chosen)];
  args.push('-sd', storeDir, '-P', pidPath(storeDir), ...more);
  const log = logFile ? openSync(logFile, 'a') : undefined;
  // One thread carries several times what is asked of it here; more of them wake each other all the time.
  const env = { GOMAXPROCS: '1', ...process.env, ...passwordVariables(passwords) };
  const server = launch(binary.path, args, { stdio: ['ignore', log ?? 'ignore', log ?? 'ignore'], env });
  if (log !== undefined) closeSync(log);
  let gone;
  void server.exited.then((exit) => (gone = exit));
  const ready = await until(async () => gone || (await greets(chosen)), 30_000);
  if (gone || !ready) throw new Error(`nats-server ${binary.version} did not start${tail(logFile)}`);
  return {
    port: chosen,
    pid: server.child.pid,
    url: `nats://127.0.0.1:${chosen}`,
    exited: server.exited,
    stop: () => stopProcess(server.child.pid, STOP_STEPS),
  };
}

/** Stops the server that still runs over this store, if there is one; a stale pid file is removed. */
export async function stopOrphan(storeDir) {
  const path = pidPath(storeDir);
  const pid = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0;
  const ours = pid > 0 && isAlive(pid) && commandLineOf(pid).includes(storeDir);
  const stopped = ours && (await stopProcess(pid, STOP_STEPS));
  rmSync(path, { force: true });
  return stopped;
}

/** `task-dispatch` → `NATS_PASSWORD_TASK_DISPATCH`, as deploy/nats/account.conf reads it. */
export function passwordVariables(passwords) {
  return Object.fromEntries(
    Object.entries(passwords).map(([user, password]) => [
      `NATS_PASSWORD_${user.toUpperCase().replaceAll('-', '_')}`,
      password,
    ]),
  );
}

function configFor({ binary, disposable = false }) {
  const durable = isWanted(binary) ? 'nats-server.conf' : 'nats-server-2.9.conf';
  return join(CONFIG_FOLDER, disposable ? 'nats-server-test.conf' : durable);
}

function pidPath(storeDir) {
  return join(storeDir, 'nats-server.pid');
}

/** A nats-server says INFO to whoever connects, and listens only when JetStream has recovered. */
function greets(port) {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1', timeout: 1_000 });
    const answer = (value) => {
      socket.destroy();
      resolve(value);
    };
    socket.once('data', (data) => answer(data.toString().startsWith('INFO ')));
    for (const event of ['error', 'timeout', 'close']) socket.once(event, () => answer(false));
  });
}

function tail(logFile) {
  if (!logFile || !existsSync(logFile)) return '';
  return `:\n${readFileSync(logFile, 'utf8').trim().split('\n').slice(-8).join('\n')}`;
}
