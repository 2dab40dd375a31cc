import { afterAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '#libs/config';
import { makeSecrets } from '../../deploy/compose/make-secrets.mjs';
import { NATS_USERS } from '../../deploy/local/nats.mjs';
import { LOGIN_ROLES } from '../../deploy/postgres/apply-roles.mjs';
import {
  dependencyFaults,
  environmentFaults,
  FROM_FILE,
  hardeningFaults,
  openPorts,
  readCompose,
  secretFaults,
  SETTINGS_OF,
} from './compose.js';
import { ROOT } from './cruise.js';
import { copyOf, stagesOf } from './dockerfile.js';

const compose = readCompose();
const containers = Object.entries(compose.services);
const services = containers.filter(([, { build }]) => build?.target === 'service');
const service = (name: string) => compose.services[name]!;

describe('docker-compose.yml', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guantong-compose-'));
  const made = makeSecrets({ out: folder, district: '示范区委', code: 'GT' });

  afterAll(() => rmSync(folder, { recursive: true }));

  it('runs every service that there is', () => {
    expect(services.map(([name]) => name).sort()).toEqual(Object.keys(SETTINGS_OF).sort());
    for (const [name, { build }] of services) expect(build?.args).toEqual({ APP: name });
  });

  it.each(services)('gives %s the settings it declares, and no other', (name, container) => {
    expect(environmentFaults(name, container)).toEqual([]);
  });

  it.each(services)('gives %s nothing that is for the demo and tests alone', (_, { environment = {} }) => {
    expect(Object.keys(environment)).not.toContain('DEMO_ACCOUNTS_FILE');
    expect(Object.keys(environment)).not.toContain('CLOCK_OFFSET_FILE');
  });

  it('would notice a missing, an unknown and an open setting', () => {
    const { environment, ...rest } = service('approval');
    const { NATS_URL: _, ...without } = environment!;
    expect(environmentFaults('approval', { ...rest, environment: without })).toEqual(['NATS_URL is missing']);
    const more = { ...environment, STAGING_DIR: '/data', CURSOR_SECRET: 'in the open' };
    expect(environmentFaults('approval', { ...rest, environment: more })).toHaveLength(2);
  });

  it.each(services)(
    'lets %s start with the secrets that make-secrets.mjs makes',
    (name, { environment = {} }) => {
      const fromFile = readFileSync(join(folder, 'settings.env'), 'utf8').trim().split('\n');
      const shared = Object.fromEntries(
        fromFile.map((line) => [line.split('=')[0]!, line.slice(line.indexOf('=') + 1)]),
      );
      expect(Object.keys(shared)).toEqual(FROM_FILE);
      const own = Object.entries(environment).map(([env, value]) => [
        env,
        value.replace('/run/secrets', join(folder, 'mounted')),
      ]);
      expect(() => loadConfig(SETTINGS_OF[name]!, { ...shared, ...Object.fromEntries(own) })).not.toThrow();
    },
  );

  it.each(containers)('mounts for %s the secrets it reads, all of them made', (_, container) => {
    expect(secretFaults(container, Object.keys(compose.secrets))).toEqual([]);
  });

  it('declares exactly the secrets that are made', () => {
    expect(Object.keys(compose.secrets).sort()).toEqual([...made, 'founding'].sort());
    for (const [name, { file }] of Object.entries(compose.secrets)) {
      const expected = name === 'founding' ? '.data/compose/founding.json' : `.data/compose/mounted/${name}`;
      expect(file).toBe(expected);
    }
  });

  it('gives no secret to two running services', () => {
    const mounted = services.flatMap(([, { secrets = [] }]) => secrets);
    expect(mounted.filter((name, index) => mounted.indexOf(name) !== index)).toEqual([]);
  });

  it('has no password in it', () => {
    const text = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
    expect(text).not.toMatch(/:\/\/[^/\s]+:[^/\s]+@/);
    const values = containers.flatMap(([, { environment = {} }]) => Object.keys(environment));
    expect(values.filter((env) => /PASSWORD|SECRET|PRIVATE/.test(env) && !env.endsWith('_FILE'))).toEqual([]);
  });

  it.each(containers)('lets %s do nothing beyond its work', (_, container) => {
    expect(hardeningFaults(container)).toEqual([]);
  });

  it('would notice a container that may do more', () => {
    expect(hardeningFaults({})).toHaveLength(8);
    expect(hardeningFaults({ ...service('gateway'), cap_add: ['NET_ADMIN'] })).toEqual([
      'keeps capabilities',
    ]);
  });

  it('opens one port, to this machine', () => {
    expect(openPorts({ ports: ['8080:8080'] })).toHaveLength(1);
    expect(containers.filter(([, { ports = [] }]) => ports.length > 0).map(([name]) => name)).toEqual([
      'gateway',
    ]);
    expect(openPorts(service('gateway'))).toEqual([]);
  });

  it('keeps the gateway from the database, and the database from everyone but its readers', () => {
    expect(service('gateway').networks).toEqual(['edge', 'bus']);
    expect(service('postgres').networks).toEqual(['data']);
    expect(service('nats').networks).toEqual(['bus']);
    expect(compose.networks).toEqual({ edge: {}, bus: { internal: true }, data: { internal: true } });
  });

  it.each(containers)('has conditions for %s that can come true', (_, container) => {
    expect(dependencyFaults(container, compose)).toEqual([]);
    expect(
      dependencyFaults({ depends_on: { roles: { condition: 'service_healthy' } } }, compose),
    ).toHaveLength(1);
  });

  it('gives every role and every user of the bus its password', () => {
    const roles = LOGIN_ROLES.map((role) => `POSTGRES_PASSWORD_${role.toUpperCase()}_FILE`);
    expect(Object.keys(service('roles').environment!).sort()).toEqual(
      [...roles, 'DATABASE_ADMIN_URL_FILE'].sort(),
    );
    expect(service('nats').secrets).toEqual(NATS_USERS.map((user) => `nats-password-${user}`));
    const script = readFileSync(join(ROOT, 'deploy', 'compose', 'nats.sh'), 'utf8');
    expect(script).toContain(`for user in ${NATS_USERS.join(' ')};`);
  });

  it('runs programs that there are', () => {
    const programs = containers
      .filter(([, { build }]) => build?.target === 'steps')
      .flatMap(([, { command = [] }]) => command.filter((part) => /\.m?js$/.test(part)));
    const sources = programs.map((path) => path.replace(/^dist\/(.*)\.js$/, '$1.ts'));
    expect(sources.length).toBeGreaterThan(3);
    expect(sources.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('declares the volumes that are used', () => {
    const used = containers.flatMap(([, { volumes = [] }]) => volumes.filter((one) => !one.startsWith('.')));
    const names = [...new Set(used.map((one) => one.split(':')[0]!))];
    expect(names.sort()).toEqual(Object.keys(compose.volumes).sort());
  });
});

describe('deploy/Dockerfile', () => {
  const stages = stagesOf();

  it.each(['steps', 'service'])('ends as somebody who is not root: %s', (name) => {
    const users = stages
      .find((stage) => stage.name === name)!
      .instructions.filter((line) => line.name === 'USER');
    expect(users).toEqual([{ name: 'USER', text: 'node' }]);
  });

  it('says how a service is stopped and asked for its health', () => {
    const names = stages.at(-1)!.instructions.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['STOPSIGNAL', 'HEALTHCHECK', 'CMD']));
  });

  it('copies what there is, and what .dockerignore lets through', () => {
    const ignored = readFileSync(join(ROOT, '.dockerignore'), 'utf8').split('\n');
    const copies = stages.flatMap(({ instructions }) =>
      instructions.filter(({ name }) => name === 'COPY').map(({ text }) => copyOf(text)),
    );
    const sources = copies.filter(({ stage }) => stage === undefined).flatMap((copy) => copy.sources);
    expect(sources.length).toBeGreaterThan(8);
    expect(sources.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    expect(sources.filter((path) => !ignored.includes(`!${path.split('/')[0]}`))).toEqual([]);
  });
});
