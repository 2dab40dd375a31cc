import { join } from 'node:path';
import { LOGIN_ROLES, applyRoles } from '../postgres/apply-roles.mjs';
import { logFileIn } from './data-folder.mjs';
import { freePort } from './ports.mjs';
import { startPostgres } from './postgres.mjs';
import { supervise } from './supervise.mjs';

const NAME = 'guantong';

/**
 * A database with its schemas and roles: the one that DATABASE_URL names (as a role that may make
 * roles), or our own PostgreSQL over the data folder.
 *
 * @returns {Promise<{ own: boolean, describe: string, urlOf: (role: string) => string }>}
 */
export async function provideDatabase({ dataDir, secrets, running, note }) {
  const named = process.env['DATABASE_URL'];
  const adminUrl = named ?? (await startOwn({ dataDir, secrets, running, note }));
  const passwords = Object.fromEntries(
    LOGIN_ROLES.map((role) => [role, secrets.password(`postgres-${role}`)]),
  );
  await applyRoles({ adminUrl, passwords });
  const { host, pathname } = new URL(adminUrl);
  return {
    own: !named,
    describe: `${host}${pathname}`,
    urlOf: (role) => as(adminUrl, role, passwords[role]),
  };
}

async function startOwn({ dataDir, secrets, running, note }) {
  const options = {
    dataDir: join(dataDir, 'postgres'),
    password: secrets.password('postgres-superuser'),
    // The same port after a death, because the services keep their addresses.
    port: await freePort(),
    logFile: logFileIn(dataDir, 'postgres'),
  };
  let url;
  const start = async () => {
    const server = await startPostgres(options);
    running.watch?.add(server.pid);
    url = server.url(NAME);
    return server;
  };
  const postgres = await supervise({ name: 'postgres', start, note, giveUp: running.giveUp });
  await running.add({ name: 'postgres', group: 'postgres', stop: postgres.stop, kill: postgres.kill });
  return url;
}

function as(adminUrl, role, password) {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = password;
  return url.href;
}
