import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, natsUrl } from '#libs/testing';
import { DISTRICT, open, testKeys } from './fixtures.js';
import { gatewayClient, type TestClient } from './rpc-client-fixture.js';

const root = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'guantong-process-'));
const children: ChildProcess[] = [];
let client: TestClient;

/** The libs compiled as for production, in a folder of their own: Jest's modules cannot be forked. */
beforeAll(async () => {
  const libs = ['kernel', 'contracts', 'observability', 'messaging'].map((lib) => `libs/${lib}`);
  const arguments_ = [...libs, '--out-dir', join(folder, 'out'), '--config-file', '.swcrc', '--quiet'];
  execFileSync(join(root, 'node_modules/.bin/swc'), arguments_, { cwd: root });
  const imports = { '#libs/*': './out/libs/*/src/index.js' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', imports }));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  client = await gatewayClient();
}, 60_000);

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

afterAll(async () => {
  await client.bus.close();
  rmSync(folder, { recursive: true, force: true });
});

async function launch(more: NodeJS.ProcessEnv = {}) {
  const { privateKeys, publicKeys } = await testKeys();
  const child = fork(join(folder, 'out/libs/messaging/test/echo-main.js'), {
    env: {
      PATH: process.env['PATH'],
      NATS_URL: natsUrl(),
      DISTRICT_ID: DISTRICT,
      CALLER_TOKEN_PRIVATE_KEY: privateKeys['organization'],
      CALLER_TOKEN_PUBLIC_KEYS: publicKeys,
      ...more,
    },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  children.push(child);
  let output = '';
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (data) => (output += String(data)));
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  return { child, exited, output: () => output };
}

describe('a service as a process', () => {
  it('says that it is ready once it answers, and ends with 0 on SIGTERM', async () => {
    const { child, exited } = await launch();
    expect(await once(child, 'message')).toMatchObject([{ type: 'ready' }]);
    expect(await client.rpc.send(open, {}, {})).toEqual({ caller: 'anonymous' });
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
  }, 20_000);

  it('ends when its parent is gone', async () => {
    const { child, exited } = await launch();
    await once(child, 'message');
    child.disconnect();
    expect(await exited).toBe(0);
  }, 20_000);

  it('ends with 1 and says why when one of its requests has no handler', async () => {
    const { exited, output } = await launch({ ECHO_MODULE: 'empty' });
    expect(await exited).toBe(1);
    await eventually(() => expect(output()).toContain('rpc.organization.v1.test.echo has no handler'));
  }, 20_000);

  it('ends with 1 when there is no bus', async () => {
    const { exited, output } = await launch({ NATS_URL: 'nats://127.0.0.1:1' });
    expect(await exited).toBe(1);
    expect(output()).toContain('cannot start');
  }, 20_000);

  it('ends with 1 when its key is not one, without showing it', async () => {
    const secret = Buffer.from('hunter2').toString('base64');
    const { exited, output } = await launch({ CALLER_TOKEN_PRIVATE_KEY: secret });
    expect(await exited).toBe(1);
    expect(output()).toContain('CALLER_TOKEN_PRIVATE_KEY is not the base64 form of a JSON object');
    expect(output()).not.toContain(secret);
  }, 20_000);
});
