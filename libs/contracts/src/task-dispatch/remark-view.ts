import { z } from 'zod';
import { id, instant } from '../wire/primitives.js';

export const REMARK_KINDS = ['remark', 'initialled'] as const;

/** A leader's recorded words about a task (批示), or that it was seen (圈阅). */
export const remark = z.strictObject({
  remarkId: id(),
  taskId: id(),
  directiveId: id(),
  directiveTitle: z.string(),
  heading: z.string(),
  unitName: z.string(),
  kind: z.enum(REMARK_KINDS),
  /** Null where it was initialled. */
  words: z.string().nullable(),
  demands: z.boolean(),
  /** The task that it opened, if it demands. */
  newTaskId: id().nullable(),
  by: z.strictObject({ personId: id(), name: z.string(), postTitle: z.string().nullable() }),
  at: instant(),
});
