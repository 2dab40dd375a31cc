import type { Place } from '../outbox/waiting.js';

/** A file as it lies on the device until its command has arrived. */
export interface KeptFile extends Place {
  readonly fileId: string;
  readonly name: string;
  readonly type: string;
  /** Bytes, not a Blob: older browsers lose Blobs that lie in a database. */
  readonly bytes: ArrayBuffer;
  /** Distinct for each file, so that an upload that was cut is found again. */
  readonly addedAt: number;
  /** What the platform calls it; null until it is up. */
  readonly evidenceId: string | null;
}
