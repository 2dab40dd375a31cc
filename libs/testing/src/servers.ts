import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guard } from '../../../deploy/local/guard.mjs';
import { findNatsServer } from '../../../deploy/local/nats-binary.mjs';
import { NATS_USERS, startNats, type Nats, type NatsUser } from '../../../deploy/local/nats.mjs';

/** The test run's nats-server; without a user everything is allowed there, in an account of its own. */
export function natsUrl(): string {
  const url = process.env['TEST_NATS_URL'];
  if (!url)
    throw new Error('TEST_NATS_URL is not set: name the test *.int-spec.ts, so that Jest starts nats-server');
  return url;
}

/** `test-<user>`, on every nats-server that a test starts. */
export const TEST_NATS_PASSWORDS = Object.fromEntries(
  NATS_USERS.map((user) => [user, `test-${user}`]),
) as Record<NatsUser, string>;

/** A nats-server for one test file, with the configuration of production: for streams, permissions and outages. */
export async function ownNats(): Promise<Nats> {
  const folder = mkdtempSync(join(tmpdir(), 'guantong-test-nats-'));
  const watch = guard(folder);
  const binary = await findNatsServer();
  const nats = await startNats({ binary, storeDir: join(folder, 'store'), passwords: TEST_NATS_PASSWORDS });
  watch.add(nats.pid);
  return nats;
}
