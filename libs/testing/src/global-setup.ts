import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guard } from '../../../deploy/local/guard.mjs';
import { findNatsServer } from '../../../deploy/local/nats-binary.mjs';
import { NATS_USERS, startNats, type NatsUser } from '../../../deploy/local/nats.mjs';
import { startPostgres } from '../../../deploy/local/postgres.mjs';

interface Server {
  readonly pid: number;
  stop(): Promise<boolean>;
}

/** For the teardown, which runs in the same process but gets nothing handed over by Jest. */
declare global {
  var testServers: Server[] | undefined;
}

/**
 * One PostgreSQL and one nats-server for all integration tests of a run, thrown away afterwards, also
 * when the run is killed.
 *
 * - `TEST_DATABASE_URL`: the superuser's address
 * - `TEST_NATS_URL`: without a user everything is allowed; with one of NATS_USERS and the password
 *   `test-<user>` the permissions of production hold
 *
 * Servers that these variables name already are used as they are.
 */
export default async function globalSetup(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'guantong-test-'));
  // As root, PostgreSQL runs as another account, which must be able to pass through.
  chmodSync(folder, 0o711);
  const watch = guard(folder);
  globalThis.testServers = [];
  const keep = (server: Server) => {
    watch.add(server.pid);
    globalThis.testServers?.push(server);
  };
  await Promise.all([postgresInto(folder, keep), natsInto(folder, keep)]);
}

async function postgresInto(folder: string, keep: (server: Server) => void): Promise<void> {
  if (process.env['TEST_DATABASE_URL']) return;
  const dataDir = join(folder, 'postgres');
  const postgres = await startPostgres({
    dataDir,
    password: 'test',
    durable: false,
    logFile: `${dataDir}.log`,
  });
  keep(postgres);
  process.env['TEST_DATABASE_URL'] = postgres.url();
}

async function natsInto(folder: string, keep: (server: Server) => void): Promise<void> {
  if (process.env['TEST_NATS_URL']) return;
  const binary = await findNatsServer({ log: (line) => process.stderr.write(`${line}\n`) });
  const passwords = Object.fromEntries(NATS_USERS.map((user) => [user, `test-${user}`])) as Record<
    NatsUser,
    string
  >;
  const storeDir = join(folder, 'nats');
  const nats = await startNats({ binary, storeDir, passwords, logFile: `${storeDir}.log`, disposable: true });
  keep(nats);
  process.env['TEST_NATS_URL'] = nats.url;
}
