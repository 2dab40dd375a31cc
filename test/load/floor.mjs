import { startChild } from './child.mjs';
import { makeFloor } from './floor/schema.mjs';
import { LEAST, SAME_WRITES } from './floor/transition.mjs';
import { databaseWork } from './books.mjs';
import { median, percentile } from './percentiles.mjs';
import { cpuSeconds, difference, mapValues } from './usage.mjs';

const SUBJECT = 'rpc.task-dispatch.v1.floor';
const TASKS = 2_048;
/** What a step passes through, one of each. */
const PARTS = ['postgres', 'nats', 'http'];
const FLOORS = [...PARTS, 'same writes'];

/**
 * What each part carries at most when it has the machine for itself: the least transaction that writes what a step
 * writes in its own service (16 clients), one that also writes what follows from it in the others, a request and its reply over the
 * bus, and fastify with an empty handler (as many as the users).
 */
export async function prepareFloor({ platform, books, options, running, note }) {
  const tasks = await makeFloor(books, TASKS);
  const [server, client] = ['server', 'client'].map((side) =>
    startChild({ name: `floor's ${side}`, file: `./floor/${side}.mjs` }, running),
  );
  const { bus, adminUrl } = platform;
  const nats = { url: bus.url, passwords: bus.passwords };
  const { port } = await server.ask({ nats, subject: SUBJECT });
  await client.ask({
    open: { databaseUrl: adminUrl, nats, subject: SUBJECT, port, users: options.users, tasks },
  });
  const processes = { ...platform.processes, server: server.pid, client: client.pid };
  return { books, note, client, processes, rounds: Object.fromEntries(FLOORS.map((floor) => [floor, []])) };
}

/** One more look at each floor, so many seconds long. */
export async function measureFloor({ books, client, processes, rounds, note }, seconds) {
  for (const floor of FLOORS) {
    const workBefore = await databaseWork(books);
    const before = cpuSeconds(processes);
    const took = await client.ask({ floor, seconds });
    const cpu = difference(before, cpuSeconds(processes));
    const work = difference(workBefore, await databaseWork(books));
    rounds[floor].push({
      perSecond: took.length / seconds,
      p50: percentile(took, 0.5),
      p99: percentile(took, 0.99),
      cpuPer1000: mapValues(cpu, (used) => (used * 1_000) / took.length),
      walBytes: work.walBytes / took.length,
      bytes: work.bytes / took.length,
    });
  }
  const rates = FLOORS.map((floor) => `${floor} ${rounds[floor].at(-1).perSecond.toFixed(0)}/s`);
  note(`floor: ${rates.join(', ')}`);
}

/**
 * Medians of the rounds. What a step would cost that had one of each: rates one after the other on the same cores,
 * latencies added up.
 */
export function concludeFloor({ rounds }) {
  const of = (floor, pick) => median(rounds[floor].map(pick));
  const each = (pick) => Object.fromEntries(PARTS.map((floor) => [floor, of(floor, pick)]));
  const sum = (values) => Object.values(values).reduce((total, one) => total + one);
  const perSecond = each((round) => round.perSecond);
  return {
    transactionsPerSecond: perSecond.postgres,
    rounds: rounds.postgres.map((round) => round.perSecond),
    sameWritesPerSecond: of('same writes', (round) => round.perSecond),
    sameWritesCpuSecondsPer1000: of('same writes', ({ cpuPer1000 }) => cpuPer1000.postgres),
    sameWritesRounds: rounds['same writes'].map((round) => round.perSecond),
    busRequestsPerSecond: perSecond.nats,
    httpRequestsPerSecond: perSecond.http,
    allInTurnPerSecond: 1 / sum(mapValues(perSecond, (rate) => 1 / rate)),
    p50: sum(each((round) => round.p50)),
    p99: sum(each((round) => round.p99)),
    cpuSecondsPer1000: {
      postgres: of('postgres', ({ cpuPer1000 }) => cpuPer1000.postgres),
      'nats-server': of('nats', ({ cpuPer1000 }) => cpuPer1000['nats-server']),
      gateway: of('http', ({ cpuPer1000 }) => cpuPer1000.server),
    },
    walBytesPerTransaction: of('postgres', ({ walBytes }) => walBytes),
    rowsPerTransaction: LEAST.rows,
    rowsOfSameWrites: SAME_WRITES.rows,
    bytesPerTransaction: of('postgres', ({ bytes }) => bytes),
  };
}
