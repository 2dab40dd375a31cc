import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOGIN_ROLES, applyRoles } from '../../deploy/postgres/apply-roles.mjs';
import { logFileIn, openDataFolder } from '../../deploy/local/data-folder.mjs';
import { applyAllStreams, migrateAll } from '../../deploy/local/deploy-steps.mjs';
import { environmentOf, roleOf } from '../../deploy/local/environment.mjs';
import { guard } from '../../deploy/local/guard.mjs';
import { findNatsServer } from '../../deploy/local/nats-binary.mjs';
import { NATS_USERS, startNats } from '../../deploy/local/nats.mjs';
import { freePort } from '../../deploy/local/ports.mjs';
import { startPostgres } from '../../deploy/local/postgres.mjs';
import { secretsIn } from '../../deploy/local/secrets.mjs';
import { SERVICES, builtFile } from '../../deploy/local/services.mjs';
import { createReplica } from './replica.mjs';
import { createServer } from './servers.mjs';
import { openProxy } from './tcp-proxy.mjs';

/** Facts that a consumer lacks go out again within seconds instead of minutes. */
const SECONDS_INSTEAD_OF_MINUTES = {
  RECONCILE_PERIOD_MS: '2000',
  RECONCILE_QUIET_MINUTES: '0',
  SWEEP_PERIOD_MS: '2000',
  REQUESTS_PER_MINUTE: '1000000',
  LOG_LEVEL: 'warn',
  // Arms nothing; without it CHAOS_DISABLE is not looked at.
  CHAOS_POINTS: 'none',
};

/**
 * The real platform: PostgreSQL with fsync, nats-server, and every service as processes of their own. The first replica
 * of a service reaches the servers directly, the others through proxies that can spoil their lines.
 */
export async function bringUp({ data, replicas, without, running, note }) {
  const dataDir = await openDataFolder({ data }, running);
  running.watch ??= guard(mkdtempSync(join(tmpdir(), 'guantong-chaos-')));
  const secrets = secretsIn(dataDir);
  const postgres = await ownPostgres({ dataDir, secrets, running });
  const nats = await ownNats({ dataDir, secrets, running, note });
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

async function ownNats({ dataDir, secrets, running, note }) {
  const passwords = Object.fromEntries(NATS_USERS.map((user) => [user, secrets.password(`nats-${user}`)]));
  const options = {
    binary: await findNatsServer({ log: note }),
    storeDir: join(dataDir, 'nats'),
    passwords,
    port: await freePort(),
    logFile: logFileIn(dataDir, 'nats'),
  };
  const server = createServer(async () => {
    const started = await startNats(options);
    running.watch.add(started.pid);
    return started;
  });
  await server.start();
  await running.add({ name: 'nats-server', group: 'nats', stop: server.stop });
  const url = `nats://127.0.0.1:${options.port}`;
  const applyStreams = () => applyAllStreams({ url, passwords });
  return { ...server, url, port: options.port, passwords, storeDir: options.storeDir, applyStreams };
}

async function spoilableLines({ postgres, nats, running }) {
  const lines = { postgres: await openProxy(postgres.port), nats: await openProxy(nats.port) };
  for (const [name, proxy] of Object.entries(lines)) {
    await running.add({ name: `proxy of ${name}`, group: 'proxies', stop: proxy.close });
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
    natsUrl: `nats://127.0.0.1:${lines.nats.port}`,
    databaseUrl: (role) => world.databaseUrl(role, lines.postgres.port),
  };
  return {
    ...environmentOf(service, { ...world, ...through }),
    ...SECONDS_INSTEAD_OF_MINUTES,
    ...(lines ? { CLOCK_OFFSET_FILE: skewedClockFileIn(world.dataDir) } : {}),
    ...(without ? { CHAOS_DISABLE: without } : {}),
  };
}

/** The schema of each service with tables. */
export const SCHEMAS = SERVICES.filter((service) => service !== 'gateway').map((service) => ({
  service,
  schema: roleOf(service),
}));
