import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, expectRefusal } from '#libs/testing';
import { findNatsServer } from '../../../deploy/local/nats-binary.mjs';
import { NATS_USERS, startNats, type Nats, type NatsUser } from '../../../deploy/local/nats.mjs';
import type { RunningService } from '../src/index.js';
import { startEcho } from './echo-service.js';
import { echo } from './fixtures.js';
import { gatewayClient, type TestClient } from './rpc-client-fixture.js';

const folder = mkdtempSync(join(tmpdir(), 'guantong-outage-'));
const passwords = Object.fromEntries(NATS_USERS.map((user) => [user, `test-${user}`])) as Record<
  NatsUser,
  string
>;

let nats: Nats;
let service: RunningService;
let client: TestClient;

async function start(port?: number): Promise<Nats> {
  const binary = await findNatsServer({ log: () => undefined });
  return startNats({ binary, storeDir: join(folder, 'nats'), passwords, port, disposable: true });
}

beforeAll(async () => {
  nats = await start();
  service = await startEcho({ natsUrl: nats.url });
  client = await gatewayClient({ natsUrl: nats.url });
});

afterAll(async () => {
  await client.bus.close();
  await service.stop();
  await nats.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('while the bus is away', () => {
  it('requests are unavailable at once, the service lives, and answers again when the bus is back', async () => {
    const ask = () => client.rpc.send(echo, { text: 'x' }, client.asPerson);
    expect((await ask()).text).toBe('x');

    process.kill(nats.pid, 'SIGKILL');
    await nats.exited;
    await eventually(() => expect(client.bus.connected).toBe(false));
    const started = Date.now();
    await expectRefusal(ask(), 'platform/unavailable');
    expect(Date.now() - started).toBeLessThan(500);

    nats = await start(nats.port);
    expect((await eventually(ask, { within: 10_000 })).text).toBe('x');
  }, 30_000);

  it('requests under way end with their deadline at the latest, as unavailable', async () => {
    process.kill(nats.pid, 'SIGKILL');
    const failure = await client.rpc.send(echo, { text: 'x' }, { ...client.asPerson, deadlineMs: 500 }).then(
      () => null,
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ kind: 'unavailable' });
    await nats.exited;
    nats = await start(nats.port);
    await eventually(() => client.rpc.send(echo, { text: 'x' }, client.asPerson), { within: 10_000 });
  }, 30_000);
});
