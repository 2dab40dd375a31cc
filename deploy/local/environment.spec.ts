import { describe, expect, it } from '@jest/globals';
import {
  callerTokenSettings,
  clockSettings,
  cursorSettings,
  databaseOwnerSettings,
  databaseSettings,
  demoSettings,
  describeSettings,
  districtSettings,
  fileSettings,
  httpSettings,
  loadConfig,
  logSettings,
  natsSettings,
  reconcileSettings,
  shutdownSettings,
  sweepSettings,
} from '#libs/config';
import { environmentOf, migrationEnvironmentOf, type ProcessName, type World } from './environment.mjs';

const everyone = {
  ...natsSettings,
  ...districtSettings,
  ...callerTokenSettings,
  ...cursorSettings,
  ...clockSettings,
  ...logSettings,
  ...reconcileSettings,
  ...shutdownSettings,
  ...sweepSettings,
};

const key = Buffer.from(JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x: 'made up for this test' })).toString(
  'base64',
);
const byService = (make: (name: string) => string) =>
  Object.fromEntries(
    ['gateway', 'organization', 'task-dispatch', 'approval', 'notification'].map((name) => [
      name,
      make(name),
    ]),
  );

const world: World = {
  dataDir: '/data',
  port: 8080,
  natsUrl: 'nats://127.0.0.1:4222',
  natsPasswords: byService((name) => `secret-of-${name}`),
  callerKeys: { privateKeys: byService(() => key), publicKeys: key },
  cursorSecret: 'c'.repeat(48),
  databaseUrl: (role) => `postgres://${role}:p@127.0.0.1:5432/guantong`,
};

describe('the environment of a service', () => {
  it.each(['organization', 'task-dispatch', 'approval', 'notification'] as const)(
    'gives %s all it needs to start',
    (service) => {
      const config = loadConfig({ ...everyone, ...databaseSettings }, environmentOf(service, world));
      expect(config.natsUser).toBe(service);
      expect(new URL(config.databaseUrl).username).toBe(service.replace('-', '_'));
      const migration = loadConfig(databaseOwnerSettings, migrationEnvironmentOf(service, world));
      expect(new URL(migration.databaseOwnerUrl).username).toBe(`${service.replace('-', '_')}_owner`);
    },
  );

  it.each(['gateway', 'task-dispatch'] as const)(
    'tells %s where the files are, and nobody else',
    (service) => {
      const config = loadConfig(fileSettings, environmentOf(service, world));
      expect(config).toEqual({ stagingDir: '/data/staging', evidenceDir: '/data/evidence' });
      expect(environmentOf('approval', world)).not.toHaveProperty('EVIDENCE_DIR');
    },
  );

  it('gives the gateway its port, and no database', () => {
    const env = environmentOf('gateway', world);
    expect(loadConfig({ ...everyone, ...httpSettings }, env)).toMatchObject({
      httpPort: 8080,
      cookieSecure: false,
    });
    expect(env).not.toHaveProperty('DATABASE_URL');
  });

  it("holds nobody else's secrets, and no running service an owner's address", () => {
    const services: ProcessName[] = ['gateway', 'organization', 'task-dispatch', 'approval', 'notification'];
    for (const service of services) {
      const env = environmentOf(service, world);
      const others = services.filter((other) => other !== service).map((other) => `secret-of-${other}`);
      expect(Object.values(env).filter((value) => others.includes(value))).toEqual([]);
      expect(JSON.stringify(env)).not.toContain('_owner');
    }
  });

  it('names only settings that are declared', () => {
    const declared = describeSettings({
      ...everyone,
      ...databaseSettings,
      ...demoSettings,
      ...fileSettings,
      ...httpSettings,
    }).map(({ env }) => env);
    const given = Object.keys({ ...environmentOf('approval', world), ...environmentOf('gateway', world) });
    const ofTheSystem = ['PATH', 'HOME', 'LANG', 'TZ', 'NODE_ENV', 'NODE_OPTIONS'];
    expect(given.filter((name) => !declared.includes(name) && !ofTheSystem.includes(name))).toEqual([]);
  });
});
