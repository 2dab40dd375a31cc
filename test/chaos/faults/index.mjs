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
 * @type {readonly Fault[]}
 */
export const FAULTS = [
  killService,
  killNats,
  killPostgres,
  crashPoint,
  rollingRestart,
  freezeService,
  freezePostgres,
  freezeNats,
  spoilLine,
  clockSkew,
  natsLosesItsTail,
  natsStoreDeleted,
  rePublish,
  poison,
  sameKeyStorm,
  terminateBackends,
  holdLocks,
  exhaustConnections,
  moveUnit,
  disableUser,
];

/** What one machine without root cannot do, said out loud. */
export const SKIPPED = [
  'C13-C15: a cluster of three nats-servers',
  'C17: a bus without JetStream',
  'C18, C25: full disks need small file systems',
  'C30: packet filters (the proxies of spoil-line instead)',
  'C35: no service keeps its only memory of a timer in BullMQ',
  'C39, C40: memory limits and failing disks',
];

/** @param {readonly string[] | undefined} names */
export function chosenFaults(names) {
  if (!names) return FAULTS;
  const unknown = names.filter((name) => !FAULTS.some((fault) => fault.name === name));
  if (unknown.length > 0) throw new Error(`There is no fault ${unknown.join(', ')}. --list names them all`);
  return FAULTS.filter((fault) => names.includes(fault.name));
}
