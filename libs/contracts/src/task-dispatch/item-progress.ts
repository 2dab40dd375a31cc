import { z } from 'zod';
import { id } from '../wire/primitives.js';
import { TASK_STATES } from './views.js';

/** How far an item is; never by unit or person. */
export const itemProgress = z.strictObject({
  itemId: id(),
  total: z.int(),
  byState: z.partialRecord(z.enum(TASK_STATES), z.int()),
  red: z.int(),
});
