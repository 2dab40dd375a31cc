import { clockSkew } from './clock-skew.mjs';
import { crashPoint } from './crash-point.mjs';
import { disableUser } from './disable-user.mjs';
import { exhaustConnections } from './exhaust-connections.mjs';
import { freezeNats } from './freeze-nats.mjs';
import { freezePostgres } from './freeze-postgres.mjs';
import { freezeService } from './freeze-service.mjs';
import { holdLocks } from './hold-locks.mjs';
import { killNats } from './kill-nats.mjs';
import { killPostgres } from './kill-postgres.mjs';
import { killService } from './kill-service.mjs';
import { moveUnit } from './move-unit.mjs';
import { natsLosesItsTail } from './nats-loses-its-tail.mjs';
import { natsStoreDeleted } from './nats-store-deleted.mjs';
import { poison } from './poison.mjs';
import { rePublish } from './re-publish.mjs';
import { rollingRestart } from './rolling-restart.mjs';
import { sameKeyStorm } from './same-key-storm.mjs';
import { spoilLine } from './spoil-line.mjs';
import { terminateBackends } from './terminate-backends.mjs';

/**
 * @typedef {{ name: string, strike: (scene: object) => Promise<unknown> }} Fault
 */

/** @type {readonly Fault[]} What befalls the servers and what they carry: one at a time. */
const OF_SERVERS = [
  killNats,
  killPostgres,
  freezePostgres,
  freezeNats,
  natsLosesItsTail,
  natsStoreDeleted,
  rePublish,
  poison,
  terminateBackends,
  holdLocks,
  exhaustConnections,
];

/** @type {readonly Fault[]} What befalls services, lines and people: one at a time, beside one of the others. */
const OF_SERVICES = [
  killService,
  crashPoint,
  rollingRestart,
  freezeService,
  spoilLine,
  clockSkew,
  sameKeyStorm,
  moveUnit,
  disableUser,
];

export const FAULTS = [...OF_SERVERS, ...OF_SERVICES];

/** What one machine without root cannot do, said out loud. */
export const SKIPPED = [
  'C13-C15: a cluster of three nats-servers',
  'C17: a bus without JetStream',
  'C18, C25: full disks need small file systems',
  'C30: packet filters (the proxies of spoil-line instead)',
  'C35: no service keeps its only memory of a timer in BullMQ',
  'C39, C40: memory limits and failing disks',
];

/**
 * Two sequences of faults that go on side by side.
 *
 * @param {readonly string[] | undefined} names all of them when left out
 */
export function chosenFaults(names) {
  const unknown = (names ?? []).filter((name) => !FAULTS.some((fault) => fault.name === name));
  if (unknown.length > 0) throw new Error(`There is no fault ${unknown.join(', ')}. --list names them all`);
  const chosen = (faults) => faults.filter((fault) => !names || names.includes(fault.name));
  return [OF_SERVERS, OF_SERVICES].map(chosen).filter((faults) => faults.length > 0);
}
