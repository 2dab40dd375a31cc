import { instant, PlatformError } from '#libs/contracts';
import { z } from 'zod';
import type { ServicePlace } from './merge.js';

/** Where the merged trail has been read to. The cursors inside are sealed by the services; the rest is harmless to forge. */
export interface Place {
  readonly to: string;
  readonly at: Readonly<Record<string, ServicePlace>>;
}

const place = z.strictObject({
  to: instant(),
  at: z.record(
    z.string().max(40),
    z.strictObject({
      cursor: z.string().max(512).nullable(),
      after: z.strictObject({ at: z.string().max(40), factId: z.string().max(64) }).nullable(),
      ended: z.boolean().optional(),
    }),
  ),
});

export function sealPlace(value: Place): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** @throws PlatformError `platform/cursor-rejected` */
export function openPlace(cursor: string): Place {
  try {
    return place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new PlatformError('platform/cursor-rejected', 'This cursor was not made by this list.');
  }
}
