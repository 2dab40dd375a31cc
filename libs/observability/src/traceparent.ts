import { randomUUID } from 'node:crypto';

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** The trace id in a W3C `traceparent`, or undefined when the header is absent or malformed. */
export function traceIdOf(traceparent: string | undefined): string | undefined {
  const traceId = traceparent === undefined ? undefined : TRACEPARENT.exec(traceparent)?.[1];
  return traceId === '0'.repeat(32) ? undefined : traceId;
}

/** A new span of the same trace; of a new, sampled trace when there is none to continue. */
export function childTraceparent(parent?: string): string {
  const traceId = traceIdOf(parent) ?? randomHex();
  const flags = traceIdOf(parent) ? parent!.slice(-2) : '01';
  return `00-${traceId}-${randomHex().slice(-16)}-${flags}`;
}

/** 32 digits. Node draws UUIDs from a pool; to ask the system for a few bytes costs more than the rest of a header. */
function randomHex(): string {
  return randomUUID().replaceAll('-', '');
}
