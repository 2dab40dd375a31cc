import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { provideBus } from '../../deploy/local/bus.mjs';
import { logFileIn, openDataFolder } from '../../deploy/local/data-folder.mjs';
import { provideDatabase } from '../../deploy/local/database.mjs';
import { applyAllStreams, migrateAll } from '../../deploy/local/deploy-steps.mjs';
import { environmentOf } from '../../deploy/local/environment.mjs';
import { freePort } from '../../deploy/local/ports.mjs';
import { secretsIn } from '../../deploy/local/secrets.mjs';
import { startService } from '../../deploy/local/service-process.mjs';
import { SERVICES, builtFile } from '../../deploy/local/services.mjs';

/** As in the image, but without a limit per session, because 64 people stand for a whole district. */
const SETTINGS = { NODE_ENV: 'production', REQUESTS_PER_MINUTE: '1000000', LOG_LEVEL: 'warn' };

/** The real platform as `npm start` brings it up: PostgreSQL with fsync, nats-server, one process per service. */
export async function bringUp({ data, profile, running, note }) {
  for (const named of ['DATABASE_URL', 'NATS_URL']) {
    if (process.env[named])
      throw new Error(`${named} is set: what it names would be filled with a district of its own`);
  }
  const dataDir = await openDataFolder({ data }, running);
  const secrets = secretsIn(dataDir);
  const base = { dataDir, secrets, running, note };
  const database = await provideDatabase(base);
  const bus = await provideBus(base);
  const world = {
    dataDir,
    port: await freePort(),
    natsUrl: bus.url,
    natsPasswords: bus.passwords,
    callerKeys: secrets.callerKeys(SERVICES),
    cursorSecret: secrets.password('cursor'),
    databaseUrl: database.urlOf,
  };
  await migrateAll(world);
  await applyAllStreams(bus);
  const services = await startAll({ world, profile, running });
  return {
    world,
    bus,
    adminUrl: adminUrlOf(database, secrets),
    processes: {
      ...services,
      postgres: pidIn(join(dataDir, 'postgres', 'postmaster.pid')),
      'nats-server': pidIn(join(dataDir, 'nats', 'nats-server.pid')),
    },
  };
}

async function startAll({ world, profile, running }) {
  if (profile) mkdirSync(profile, { recursive: true });
  const pids = {};
  for (const name of SERVICES) {
    const service = await startService({
      name,
      entry: builtFile(name, 'main'),
      env: {
        ...environmentOf(name, world),
        ...SETTINGS,

        ...profiling(profile, name),
      },
      logFile: logFileIn(world.dataDir, name),
      stopRequested: running.stopRequested,
    });
    running.watch?.add(service.pid);
    await running.add({ name, group: name === 'gateway' ? 'gateway' : 'services', stop: service.stop });
    pids[name] = service.pid;
  }
  return pids;
}

function profiling(folder, name) {
  if (!folder) return {};
  const options = ['--cpu-prof', `--cpu-prof-dir=${folder}`, `--cpu-prof-name=${name}.cpuprofile`];
  return { NODE_OPTIONS: [process.env['NODE_OPTIONS'], ...options].filter(Boolean).join(' ') };
}

function adminUrlOf(database, secrets) {
  const url = new URL(database.urlOf('organization'));
  return Object.assign(url, { username: 'postgres', password: secrets.password('postgres-superuser') }).href;
}

function pidIn(file) {
  return Number(readFileSync(file, 'utf8').split('\n')[0]);
}
