import { z } from 'zod';
import { day, instant } from '../wire/primitives.js';

/** A request for more time that waits for its answer. */
export const openExtension = z.strictObject({
  reason: z.string(),
  /** What has been done so far, in the unit's words. */
  progress: z.string(),
  /** The day asked for. */
  toDay: day(),
  askedAt: instant(),
  askedByName: z.string(),
  /** Anybody of this unit who dispatches may answer; the person is the one who was told. */
  waitsFor: z.strictObject({ unitName: z.string(), personName: z.string().nullable() }),
});
