import { z } from 'zod';
import { id, instant } from '../wire/primitives.js';

export const REMARK_KINDS = ['remark', 'initialled'] as const;

/** A leader's recorded words about a task, a directive or an item of it (批示), or that it was seen (圈阅). */
export const remark = z.strictObject({
  remarkId: id(),
  /** Null where it was made on a directive or on an item. */
  taskId: id().nullable(),
  directiveId: id(),
  directiveTitle: z.string(),
  /** The item on which it was made. */
  itemId: id().nullable().optional(),
  itemPath: z.string().nullable().optional(),
  /** Of the task or the item; otherwise the directive’s title. */
  heading: z.string(),
  /** The task’s unit, or the one of which something is demanded. */
  unitName: z.string().nullable(),
  kind: z.enum(REMARK_KINDS),
  /** Null where it was initialled. */
  words: z.string().nullable(),
  demands: z.boolean(),
  /** The task that it opened, if it demands. */
  newTaskId: id().nullable(),
  by: z.strictObject({ personId: id(), name: z.string(), postTitle: z.string().nullable() }),
  at: instant(),
});
