import { join } from 'node:path';

/** Settings an operator may give to `npm start`, which hands them on as they are. */
const HANDED_ON = [
  'PATH',
  'HOME',
  'LANG',
  'TZ',
  'NODE_ENV',
  'NODE_OPTIONS',
  'DISTRICT_ID',
  'LOG_LEVEL',
  'DATABASE_POOL_SIZE',
  'RECONCILE_PERIOD_MS',
  'RECONCILE_QUIET_MINUTES',
  'SWEEP_PERIOD_MS',
  'SHUTDOWN_GRACE_MS',
  'SESSION_IDLE_MINUTES',
  'SESSION_HOURS',
  'MONTHLY_TASK_BUDGET',
];

/** The gateway carries bytes, task-dispatch checks and keeps them. */
const WITH_FILES = ['gateway', 'task-dispatch'];

/** The demo's district, unless DISTRICT_ID says otherwise. */
const DEMO_DISTRICT_ID = '0199c2a0-5b7e-7c3d-9a41-6d2f8e1b0c57';

export function districtId() {
  return process.env['DISTRICT_ID'] || DEMO_DISTRICT_ID;
}

/** `task-dispatch` → `task_dispatch`: the name of the role and the schema of a service. */
export function roleOf(service) {
  return service.replaceAll('-', '_');
}

/**
 * The whole environment of one running service: what it needs, and nothing of the others.
 *
 * @param {'gateway' | 'organization' | 'task-dispatch' | 'approval' | 'notification'} service
 * @param {import('./environment.mjs').World} world
 * @returns {Record<string, string>}
 */
export function environmentOf(service, world) {
  return {
    ...handedOn(),
    ...busOf(service, world),
    CALLER_TOKEN_PRIVATE_KEY: world.callerKeys.privateKeys[service],
    CALLER_TOKEN_PUBLIC_KEYS: world.callerKeys.publicKeys,
    CURSOR_SECRET: world.cursorSecret,
    CLOCK_OFFSET_FILE: clockOffsetFile(world.dataDir),
    ...(WITH_FILES.includes(service) ? files(world) : {}),
    ...(service === 'gateway' ? web(world) : { DATABASE_URL: world.databaseUrl(roleOf(service)) }),
  };
}

/** What a migration of a service gets, and a running service never does. */
export function migrationEnvironmentOf(service, world) {
  return { ...handedOn(), DATABASE_OWNER_URL: world.databaseUrl(`${roleOf(service)}_owner`) };
}

export function clockOffsetFile(dataDir) {
  return join(dataDir, 'clock-offset');
}

/** Written when the demo is loaded; until then, and without a demo, there is none. */
export function demoAccountsFile(dataDir) {
  return join(dataDir, 'secrets', 'demo-accounts.json');
}

function files({ dataDir }) {
  return { STAGING_DIR: join(dataDir, 'staging'), EVIDENCE_DIR: join(dataDir, 'evidence') };
}

function web({ dataDir, port }) {
  // There is no TLS on the loopback interface, and browsers keep secure cookies to themselves there.
  return {
    HTTP_PORT: String(port),
    HTTP_HOST: '127.0.0.1',
    COOKIE_SECURE: 'false',
    DEMO_ACCOUNTS_FILE: demoAccountsFile(dataDir),
  };
}

function busOf(service, { natsUrl, natsPasswords }) {
  const login = natsPasswords ? { NATS_USER: service, NATS_PASSWORD: natsPasswords[service] } : {};
  return { NATS_URL: natsUrl, ...login };
}

function handedOn() {
  const given = HANDED_ON.filter((name) => process.env[name]).map((name) => [name, process.env[name]]);
  return { DISTRICT_ID: districtId(), ...Object.fromEntries(given) };
}
