import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { logFileIn } from '../../deploy/local/data-folder.mjs';
import { findNatsServer } from '../../deploy/local/nats-binary.mjs';
import { NATS_USERS, startNats } from '../../deploy/local/nats.mjs';
import { freePort } from '../../deploy/local/ports.mjs';
import { applyStreams } from '../../deploy/nats/apply-streams.mjs';
import { streamPlan } from '../../deploy/nats/stream-plan.mjs';
import { withStreams } from './bus.mjs';
import { createServer } from './servers.mjs';

const ACCOUNTS = fileURLToPath(new URL('../../deploy/nats/account.conf', import.meta.url));
/** A frozen holder of facts is waited for so long (60 s in production): shorter than the freezes, in nanoseconds. */
const ACK_WAIT = 8e9;

/** The bus of a run: one nats-server, or a cluster of several that each have every message. */
export async function ownNats({ dataDir, secrets, servers: count, running, note }) {
  const passwords = Object.fromEntries(NATS_USERS.map((user) => [user, secrets.password(`nats-${user}`)]));
  const binary = await findNatsServer({ log: note });
  const withoutJetStream = configWithoutJetStream(dataDir);
  const plans = await plansOf({ count, dataDir });
  const servers = plans.map((plan) =>
    createServer(async ({ jetstream = true } = {}) => {
      const config = jetstream ? undefined : withoutJetStream;
      const started = await startNats({ ...plan, binary, passwords, config });
      running.watch.add(started.pid);
      return started;
    }),
  );
  const all = (verb, ...given) => Promise.all(servers.map((server) => server[verb](...given)));
  await all('start');
  await running.add({ name: 'nats-server', group: 'nats', stop: () => all('stop') });
  const url = plans.map(({ port }) => `nats://127.0.0.1:${port}`).join(',');
  const bus = { url, passwords };
  return {
    ...bus,
    servers,
    ports: plans.map(({ port }) => port),
    storeDirs: plans.map(({ storeDir }) => storeDir),
    kill: () => all('kill'),
    start: (how) => all('start', how),
    freeze: () => servers.forEach((server) => server.freeze()),
    thaw: () => servers.forEach((server) => server.thaw()),
    /** What the deploy step does, and a shorter patience with those who hold facts. */
    applyStreams: () =>
      withStreams({ nats: bus }, (manager, connection) => apply({ manager, connection, count })),
  };
}

async function apply({ manager, connection, count }) {
  await applyStreams(connection, { replicas: count });
  for (const { stream, consumers } of streamPlan()) {
    for (const { durable_name: durable } of consumers) {
      await manager.consumers.update(stream.name, durable, { ack_wait: ACK_WAIT });
    }
  }
}

async function plansOf({ count, dataDir }) {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const ports = await Promise.all(numbers.map(() => freePort()));
  const routes = await Promise.all(numbers.map(() => freePort()));
  return numbers.map((number, index) => ({
    storeDir: join(dataDir, 'nats', String(number)),
    port: ports[index],
    logFile: logFileIn(dataDir, `nats-${number}`),
    more: count === 1 ? [] : clusterArguments({ number, own: routes[index], routes }),
  }));
}

/** Without `no_advertise` the servers would tell clients a way past the proxies. */
function clusterArguments({ number, own, routes }) {
  const others = routes.filter((port) => port !== own).map((port) => `nats://127.0.0.1:${port}`);
  const cluster = ['--cluster', `nats://127.0.0.1:${own}`, '--cluster_name', 'chaos', '--no_advertise'];
  return [...cluster, '--routes', others.join(','), '--server_name', `nats-${number}`];
}

/** Paths of included files are taken from the including one. */
function configWithoutJetStream(dataDir) {
  const file = join(dataDir, 'nats', 'without-jetstream.conf');
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, `accounts {\n  include ${relative(dirname(file), ACCOUNTS)}\n}\n`);
  return file;
}
