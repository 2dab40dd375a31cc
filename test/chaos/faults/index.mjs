import { killNats } from './kill-nats.mjs';
import { killPostgres } from './kill-postgres.mjs';
import { killService } from './kill-service.mjs';
import { natsLosesItsTail } from './nats-loses-its-tail.mjs';

/**
 * @typedef {{ name: string, strike: (scene: object) => Promise<void> }} Fault
 * @type {readonly Fault[]}
 */
export const FAULTS = [killService, killNats, killPostgres, natsLosesItsTail];

/** @param {readonly string[] | undefined} names */
export function chosenFaults(names) {
  if (!names) return FAULTS;
  const unknown = names.filter((name) => !FAULTS.some((fault) => fault.name === name));
  if (unknown.length > 0) throw new Error(`There is no fault ${unknown.join(', ')}. --list names them all`);
  return FAULTS.filter((fault) => names.includes(fault.name));
}
