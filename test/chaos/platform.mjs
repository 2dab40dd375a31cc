import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LOGIN_ROLES, applyRoles } from '../../deploy/postgres/apply-roles.mjs';
import { logFileIn, openDataFolder } from '../../deploy/local/data-folder.mjs';
import { migrateAll } from '../../deploy/local/deploy-steps.mjs';
import { environmentOf, roleOf } from '../../deploy/local/environment.mjs';
import { guard } from '../../deploy/local/guard.mjs';
import { freePort } from '../../deploy/local/ports.mjs';
import { startPostgres } from '../../deploy/local/postgres.mjs';
import { secretsIn } from '../../deploy/local/secrets.mjs';
import { SERVICES, builtFile } from '../../deploy/local/services.mjs';
import { ownNats } from './bus-servers.mjs';
import { createReplica } from './replica.mjs';
import { createServer } from './servers.mjs';
import { openProxies } from './tcp-proxy.mjs';

/** Facts that a consumer lacks go out again within seconds instead of minutes. */
const SECONDS_INSTEAD_OF_MINUTES = {
  RECONCILE_PERIOD_MS: '2000',
  RECONCILE_QUIET_MINUTES: '0',
  SWEEP_PERIOD_MS: '2000',
  REQUESTS_PER_MINUTE: '1000000',
  LOG_LEVEL: 'warn',
  // Arms nothing; without it CHAOS_DISABLE is not looked at.
  CHAOS_POINTS: 'none',
  NODE_OPTIONS: [
    process.env['NODE_OPTIONS'],
    `--import=${fileURLToPath(new URL('inside.mjs', import.meta.url))}`,
  ]
    .filter(Boolean)
    .join(' '),
};

/**
 * The real platform: PostgreSQL with fsync, nats-server, and every service as processes of their own. The first replica
 * of a service reaches the servers directly, the others through proxies that can spoil their lines.
 */
export async function bringUp({ data, replicas, servers, without, running, note }) {
  const dataDir = await openDataFolder({ data }, running);
  running.watch ??= guard(mkdtempSync(join(tmpdir(), 'guantong-chaos-')));
  const secrets = secretsIn(dataDir);
  const postgres = await ownPostgres({ dataDir, secrets, running });
  const nats = await ownNats({ dataDir, secrets, servers, running, note });
  const world = {
    dataDir,
    natsUrl: nats.url,
    natsPasswords: nats.passwords,
    callerKeys: secrets.callerKeys(SERVICES),
    cursorSecret: secrets.password('cursor'),
    databaseUrl: postgres.urlOf,
  };
  await migrateAll(world);
  await nats.applyStreams();
  const lines = await spoilableLines({ postgres, nats, running });
  const fleet = await startFleet({ world, lines, replicas, without, running, note });
  return { dataDir, world, postgres, nats, lines, skewedClockFile: skewedClockFileIn(dataDir), ...fleet };
}

async function ownPostgres({ dataDir, secrets, running }) {
  const options = {
    dataDir: join(dataDir, 'postgres'),
    password: secrets.password('postgres-superuser'),
    port: await freePort(),
    logFile: logFileIn(dataDir, 'postgres'),
  };
  let adminUrl;
  const server = createServer(async () => {
    const started = await startPostgres(options);
    running.watch.add(started.pid);
    adminUrl = started.url('guantong');
    return started;
  });
  await server.start();
  await running.add({ name: 'postgres', group: 'postgres', stop: server.stop });
  const passwords = Object.fromEntries(
    LOGIN_ROLES.map((role) => [role, secrets.password(`postgres-${role}`)]),
  );
  await applyRoles({ adminUrl, passwords });
  const urlOf = (role, port = options.port) => {
    const url = new URL(adminUrl);
    return Object.assign(url, { username: role, password: passwords[role], port: String(port) }).href;
  };
  return { ...server, adminUrl, port: options.port, urlOf };
}

async function spoilableLines({ postgres, nats, running }) {
  const lines = { postgres: await openProxies([postgres.port]), nats: await openProxies(nats.ports) };
  for (const [name, proxies] of Object.entries(lines)) {
    await running.add({ name: `proxy of ${name}`, group: 'proxies', stop: proxies.close });
  }
  return lines;
}

async function startFleet({ world, lines, replicas, without, running, note }) {
  writeFileSync(skewedClockFileIn(world.dataDir), '0\n');
  const fleet = [];
  const addresses = [];
  const one = async (service, number) => {
    const port = service === 'gateway' ? await freePort() : undefined;
    if (port) addresses.push(`http://127.0.0.1:${port}`);
    const name = `${service}-${number}`;
    const replica = createReplica({
      name,
      service,
      entry: builtFile(service, 'main'),
      env: environmentFor({
        service,
        world: { ...world, port },
        lines: number === 1 ? undefined : lines,
        without,
      }),
      logFile: logFileIn(world.dataDir, name),
      watch: running.watch,
      note,
    });
    fleet.push(replica);
    await running.add({ name, group: 'services', stop: replica.stop });
    await replica.start();
  };
  const numbers = Array.from({ length: replicas }, (_, index) => index + 1);
  for (const service of SERVICES) await Promise.all(numbers.map((number) => one(service, number)));
  return { fleet, addresses };
}

function skewedClockFileIn(dataDir) {
  return join(dataDir, 'skewed-clock-offset');
}

function environmentFor({ service, world, lines, without }) {
  const through = lines && {
    natsUrl: lines.nats.ports.map((port) => `nats://127.0.0.1:${port}`).join(','),
    databaseUrl: (role) => world.databaseUrl(role, lines.postgres.ports[0]),
  };
  return {
    ...environmentOf(service, { ...world, ...through }),
    ...SECONDS_INSTEAD_OF_MINUTES,
    ...(lines ? { CHAOS_CLOCK_FILE: skewedClockFileIn(world.dataDir) } : {}),
    ...(without ? { CHAOS_DISABLE: without } : {}),
  };
}

/** The schema of each service with tables. */
export const SCHEMAS = SERVICES.filter((service) => service !== 'gateway').map((service) => ({
  service,
  schema: roleOf(service),
}));
