import type { Envelope } from '#libs/contracts';
import { isUuid } from '#libs/kernel';

/** What can be made out of a message that could not be settled: as much as its receipt needs. */
export type Readable = Pick<Envelope, 'id' | 'districtId' | 'occurredAt' | 'aggregateId'>;

/**
 * The fact inside a dead letter, when it has an id, a district, a time and an aggregate; whether the rest
 * fits its contract does not matter here, because its owner has it in its books either way.
 */
export function factIn(envelope: unknown): Readable | null {
  if (typeof envelope !== 'object' || envelope === null) return null;
  const { id, districtId, occurredAt, aggregateId } = envelope as Record<string, unknown>;
  const readable = uuid(id) && uuid(districtId) && uuid(aggregateId) && instant(occurredAt);
  return readable ? (envelope as Readable) : null;
}

function uuid(value: unknown): boolean {
  return typeof value === 'string' && isUuid(value);
}

function instant(value: unknown): boolean {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}
