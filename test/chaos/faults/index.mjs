import { aggregateStorm } from './aggregate-storm.mjs';
import { busFull } from './bus-full.mjs';
import { busWithoutJetStream } from './bus-without-jetstream.mjs';
import { clockSkew } from './clock-skew.mjs';
import { crashPoint } from './crash-point.mjs';
import { cutLine } from './cut-line.mjs';
import { deadlock } from './deadlock.mjs';
import { disableUser } from './disable-user.mjs';
import { durablesLost } from './durables-lost.mjs';
import { earlyFacts } from './early-facts.mjs';
import { exhaustConnections } from './exhaust-connections.mjs';
import { freezeNats } from './freeze-nats.mjs';
import { freezePoint } from './freeze-point.mjs';
import { freezePostgres } from './freeze-postgres.mjs';
import { freezeService } from './freeze-service.mjs';
import { halfOpen } from './half-open.mjs';
import { holdLocks } from './hold-locks.mjs';
import { idleInTransaction } from './idle-in-transaction.mjs';
import { killNats } from './kill-nats.mjs';
import { killOneNats } from './kill-one-nats.mjs';
import { killPostgres } from './kill-postgres.mjs';
import { killService } from './kill-service.mjs';
import { killWorker } from './kill-worker.mjs';
import { lostCommit } from './lost-commit.mjs';
import { moveUnit } from './move-unit.mjs';
import { natsLosesItsTail } from './nats-loses-its-tail.mjs';
import { natsStoreDeleted } from './nats-store-deleted.mjs';
import { oneWay } from './one-way.mjs';
import { poison } from './poison.mjs';
import { rePublish } from './re-publish.mjs';
import { rollingRestart } from './rolling-restart.mjs';
import { sameKeyStorm } from './same-key-storm.mjs';
import { slowLine } from './slow-line.mjs';
import { standStill } from './stand-still.mjs';
import { terminateBackends } from './terminate-backends.mjs';
import { twoRelays } from './two-relays.mjs';

/**
 * @typedef {{ name: string, strike: (scene: object) => Promise<unknown> }} Fault
 */

/** @type {readonly Fault[]} What befalls the bus and what it carries: one at a time. */
const OF_THE_BUS = [
  killNats,
  freezeNats,
  natsLosesItsTail,
  natsStoreDeleted,
  busWithoutJetStream,
  busFull,
  durablesLost,
  rePublish,
  earlyFacts,
  poison,
];

/** @type {readonly Fault[]} What befalls the database: one at a time, beside those of the other kinds. */
const OF_THE_DATABASE = [
  killPostgres,
  freezePostgres,
  terminateBackends,
  holdLocks,
  deadlock,
  idleInTransaction,
  exhaustConnections,
  twoRelays,
];

/** @type {readonly Fault[]} What befalls processes and machines. */
const OF_SERVICES = [
  killService,
  killWorker,
  crashPoint,
  freezePoint,
  rollingRestart,
  freezeService,
  standStill,
  clockSkew,
];

/** @type {readonly Fault[]} What befalls lines, and what people do. */
const OF_LINES_AND_PEOPLE = [
  cutLine,
  slowLine,
  oneWay,
  halfOpen,
  lostCommit,
  sameKeyStorm,
  aggregateStorm,
  moveUnit,
  disableUser,
];

/** @type {readonly Fault[]} What befalls a bus of several servers, besides. */
const OF_A_CLUSTER = [killOneNats];

const KINDS = [OF_THE_BUS, OF_THE_DATABASE, OF_SERVICES, OF_LINES_AND_PEOPLE];

export const FAULTS = [...KINDS.flat(), ...OF_A_CLUSTER];

/** What is not made, said out loud. */
export const SKIPPED = [
  'C25, C40: full and failing disks need file systems of their own (bus-full stands for C18)',
  'C35: nothing has its only memory in BullMQ; its tables are not taken away',
  'C37: one release at a time',
  'C39: memory limits need control groups; kill-service does what they do',
  'C44: there is no outer channel yet',
  'C45: restored backups',
];
export const WITH_ONE_SERVER = 'C13, C14, C15: a bus of one server; --servers 3 makes it a cluster';

/**
 * Sequences of faults that go on side by side, one per kind.
 *
 * @param {readonly string[] | undefined} names all of them when left out
 * @param {number} servers of the bus
 */
export function chosenFaults(names, servers) {
  const unknown = (names ?? []).filter((name) => !FAULTS.some((fault) => fault.name === name));
  if (unknown.length > 0) throw new Error(`There is no fault ${unknown.join(', ')}. --list names them all`);
  const chosen = (faults) => faults.filter((fault) => !names || names.includes(fault.name));
  const [ofTheBus, ...others] = KINDS;
  const kinds = [servers > 1 ? [...ofTheBus, ...OF_A_CLUSTER] : ofTheBus, ...others];
  return kinds.map(chosen).filter((faults) => faults.length > 0);
}
