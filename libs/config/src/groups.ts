import { z } from 'zod';
import { address, base64, flag, milliseconds, networks, port, text, wholeNumber } from './forms.js';
import { optionalSetting, setting } from './setting.js';

/** What a service needs to reach its own schema. */
export const databaseSettings = {
  databaseUrl: setting({
    env: 'DATABASE_URL',
    schema: address('postgres', 'postgresql'),
    sentence: "Address of the database, as the service's own role, which owns nothing.",
    secret: true,
  }),
  databasePoolSize: setting({
    env: 'DATABASE_POOL_SIZE',
    schema: wholeNumber(1, 200),
    sentence: 'How many connections one process opens at most.',
    unit: 'connections',
    fallback: 10,
  }),
};

/** What a migration needs; no running service has it. */
export const databaseOwnerSettings = {
  databaseOwnerUrl: setting({
    env: 'DATABASE_OWNER_URL',
    schema: address('postgres', 'postgresql'),
    sentence: "Address of the database, as the role that owns the service's schema.",
    secret: true,
  }),
};

export const natsSettings = {
  natsUrl: setting({
    env: 'NATS_URL',
    schema: text,
    sentence: 'Addresses of the bus, separated by commas, without a user.',
  }),
  natsUser: optionalSetting({
    env: 'NATS_USER',
    schema: text,
    sentence: 'Name under which the service is known on the bus; missing only in tests.',
  }),
  natsPassword: optionalSetting({
    env: 'NATS_PASSWORD',
    schema: text,
    sentence: "Password of the service's user on the bus.",
    secret: true,
  }),
};

export const districtSettings = {
  districtId: setting({
    env: 'DISTRICT_ID',
    schema: z.uuid({ error: 'expected a UUID' }),
    sentence: 'The district whose data this installation holds.',
  }),
};

/** Every process vouches for itself; only the gateway is believed when it vouches for people. */
export const callerTokenSettings = {
  callerPrivateKey: setting({
    env: 'CALLER_TOKEN_PRIVATE_KEY',
    schema: base64,
    sentence: "The process's own private Ed25519 key: a JWK whose kid is its name, in base64.",
    secret: true,
  }),
  callerPublicKeys: setting({
    env: 'CALLER_TOKEN_PUBLIC_KEYS',
    schema: base64,
    sentence: 'The public keys of all processes: a JWK set, in base64.',
  }),
};

export const cursorSettings = {
  cursorSecret: setting({
    env: 'CURSOR_SECRET',
    schema: z.string().min(32),
    sentence: 'Seals the cursors of lists against forgery; at least 32 characters.',
    secret: true,
  }),
};

export const clockSettings = {
  clockOffsetFile: optionalSetting({
    env: 'CLOCK_OFFSET_FILE',
    schema: text,
    sentence: 'File with the milliseconds by which the clock is moved; for the demo and tests only.',
  }),
};

export const webSettings = {
  webDir: optionalSetting({
    env: 'WEB_DIR',
    schema: text,
    sentence: 'Folder of the built web application; without it, the one that was built beside the gateway.',
  }),
};

export const demoSettings = {
  demoAccountsFile: optionalSetting({
    env: 'DEMO_ACCOUNTS_FILE',
    schema: text,
    sentence: 'File with the accounts that anybody may step into; for the demo alone.',
  }),
};

export const fileSettings = {
  evidenceDir: setting({
    env: 'EVIDENCE_DIR',
    schema: text,
    sentence: 'Folder in which accepted evidence is kept.',
  }),
  stagingDir: setting({
    env: 'STAGING_DIR',
    schema: text,
    sentence: 'Folder in which uploads wait to be checked; the gateway and task-dispatch share it.',
  }),
};

export const httpSettings = {
  httpPort: setting({
    env: 'HTTP_PORT',
    schema: port,
    sentence: 'Port on which the gateway listens; 0 takes a free one.',
    fallback: 8080,
  }),
  httpHost: setting({
    env: 'HTTP_HOST',
    schema: text,
    sentence: 'Interface on which the gateway listens.',
    fallback: '127.0.0.1',
  }),
  cookieSecure: setting({
    env: 'COOKIE_SECURE',
    schema: flag,
    sentence: 'Whether the session cookie is sent over HTTPS alone; false only on a developer’s machine.',
    fallback: true,
  }),
  trustedProxies: optionalSetting({
    env: 'TRUSTED_PROXIES',
    schema: networks,
    sentence:
      'From whom the header X-Forwarded-For is believed: addresses, networks, or loopback, linklocal, uniquelocal; without it, from nobody.',
  }),
};

export const logSettings = {
  logLevel: setting({
    env: 'LOG_LEVEL',
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    sentence: 'The least grave level that is written to the log.',
    fallback: 'info',
  }),
};

export const reconcileSettings = {
  reconcilePeriodMs: setting({
    env: 'RECONCILE_PERIOD_MS',
    schema: milliseconds,
    sentence: 'How often a consumer compares with the owner what it has received.',
    unit: 'milliseconds',
    fallback: 300_000,
  }),
  reconcileQuietMinutes: setting({
    env: 'RECONCILE_QUIET_MINUTES',
    schema: wholeNumber(0, 1_440),
    sentence:
      'How old a minute must be before it is compared, so that facts in flight are not counted as lost.',
    unit: 'minutes',
    fallback: 2,
  }),
};

export const sweepSettings = {
  sweepPeriodMs: setting({
    env: 'SWEEP_PERIOD_MS',
    schema: milliseconds,
    sentence: 'How often the sweeper looks for what has fallen due.',
    unit: 'milliseconds',
    fallback: 60_000,
  }),
};

export const shutdownSettings = {
  shutdownGraceMs: setting({
    env: 'SHUTDOWN_GRACE_MS',
    schema: milliseconds,
    sentence: 'How long a stopping process waits for the work it has begun.',
    unit: 'milliseconds',
    fallback: 8_000,
  }),
};

export const limitSettings = {
  requestsPerMinute: setting({
    env: 'REQUESTS_PER_MINUTE',
    schema: wholeNumber(1, 1_000_000),
    sentence: 'How many requests one session, or one address without a session, may send in a minute.',
    unit: 'requests',
    fallback: 3_000,
  }),
  uploadMegabytes: setting({
    env: 'UPLOAD_MEGABYTES',
    schema: wholeNumber(1, 200),
    sentence: 'How large one uploaded file may be.',
    unit: 'megabytes',
    fallback: 20,
  }),
};
