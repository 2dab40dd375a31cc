import { hash, randomFillSync } from 'node:crypto';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

let lastMs = 0;
let sequence = 0;

/** Asking the system for 16 bytes costs as much as for 8192. */
const POOL = Buffer.alloc(8192);
let used = POOL.length;

/** `size` random bytes of its own; small sizes only. */
function pooledRandom(size: number): Buffer {
  if (used + size > POOL.length) {
    randomFillSync(POOL);
    used = 0;
  }
  const bytes = Buffer.from(POOL.subarray(used, used + size));
  used += size;
  return bytes;
}

/**
 * A time-ordered UUID (RFC 9562, version 7). Within one process ids only rise, also when the
 * machine's clock jumps back: the 12 bits after the version count within one millisecond.
 */
export function uuidv7(nowMs: number = Date.now()): string {
  if (nowMs > lastMs) {
    lastMs = nowMs;
    sequence = 0;
  } else if (sequence === 0xfff) {
    lastMs += 1;
    sequence = 0;
  } else {
    sequence += 1;
  }
  const bytes = pooledRandom(16);
  bytes.writeUIntBE(lastMs, 0, 6);
  bytes.writeUInt16BE(0x7000 | sequence, 6);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return format(bytes);
}

/** Namespaces of derived ids: one per kind of derivation, never changed. */
export const ID_NAMESPACES = {
  task: '6f1e4a52-7a0d-5c58-9b7e-0d3f7c1a9e01',
  approvalInstance: '6f1e4a52-7a0d-5c58-9b7e-0d3f7c1a9e02',
  message: '6f1e4a52-7a0d-5c58-9b7e-0d3f7c1a9e03',
  fact: '6f1e4a52-7a0d-5c58-9b7e-0d3f7c1a9e04',
  dispatch: '6f1e4a52-7a0d-5c58-9b7e-0d3f7c1a9e05',
  demo: '6f1e4a52-7a0d-5c58-9b7e-0d3f7c1a9e06',
} as const;

/** A derived UUID (RFC 9562, version 5): the same parts give the same id, so that repeating a fan-out is harmless. */
export function uuid5(namespace: string, ...parts: readonly string[]): string {
  const name = Buffer.from(parts.join('\u001f'), 'utf8');
  const bytes = hash('sha1', Buffer.concat([bytesOf(namespace), name]), 'buffer').subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return format(bytes);
}

function bytesOf(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}

export function isUuid(value: string): boolean {
  return UUID.test(value);
}

function format(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
