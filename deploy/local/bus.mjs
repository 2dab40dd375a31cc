import { join } from 'node:path';
import { logFileIn } from './data-folder.mjs';
import { findNatsServer, isWanted } from './nats-binary.mjs';
import { NATS_USERS, passwordVariables, startNats } from './nats.mjs';
import { freePort } from './ports.mjs';
import { supervise } from './supervise.mjs';

/**
 * A bus: the one that NATS_URL names, or our own nats-server over the data folder. For a named one
 * NATS_PASSWORD_<USER> give the passwords; without them it is used without a user.
 *
 * @returns {Promise<{ own: boolean, url: string, passwords?: Record<string, string> }>}
 */
export async function provideBus({ dataDir, secrets, running, note }) {
  const named = process.env['NATS_URL'];
  if (named) return { own: false, url: named, passwords: givenPasswords() };
  const passwords = Object.fromEntries(NATS_USERS.map((user) => [user, secrets.password(`nats-${user}`)]));
  const binary = await findNatsServer({ log: note });
  if (!isWanted(binary))
    note(`nats-server ${binary.version} is old: after a power cut the reconcilers mend more`);
  const storeDir = join(dataDir, 'nats');
  // The same port after a death, because the services keep their addresses.
  const options = {
    binary,
    storeDir,
    passwords,
    port: await freePort(),
    logFile: logFileIn(dataDir, 'nats'),
  };
  let url;
  const start = async () => {
    const server = await startNats(options);
    running.watch?.add(server.pid);
    url = server.url;
    return server;
  };
  const nats = await supervise({ name: 'nats-server', start, note, giveUp: running.giveUp });
  await running.add({ name: 'nats-server', group: 'nats', stop: nats.stop, kill: nats.kill });
  return { own: true, url, passwords };
}

function givenPasswords() {
  const variables = passwordVariables(Object.fromEntries(NATS_USERS.map((user) => [user, user])));
  const given = Object.entries(variables).filter(([name]) => process.env[name]);
  if (given.length === 0) return undefined;
  return Object.fromEntries(given.map(([name, user]) => [user, process.env[name]]));
}
