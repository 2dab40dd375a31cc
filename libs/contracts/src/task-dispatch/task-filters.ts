import { z } from 'zod';
import { id, line } from '../wire/primitives.js';
import { lightColour, taskState } from './views.js';

/** Which tasks a list or a ledger holds; what is left out does not narrow. */
export const taskFilters = z.strictObject({
  /** `mine`: of units the caller handles; `below`: of the subtree the caller dispatches, reviews or supervises; `all`: both. */
  view: z.enum(['mine', 'below', 'all']).default('all'),
  state: z.array(taskState).max(8).optional(),
  returned: z.boolean().optional(),
  light: lightColour.optional(),
  /** As `light`, for several colours. */
  lights: z.array(lightColour).min(1).max(3).optional(),
  directiveId: id().optional(),
  itemId: id().optional(),
  parentTaskId: id().optional(),
  unitId: id().optional(),
  /** This unit and all below it. */
  underUnitId: id().optional(),
  /** Only tasks with a request for more time that waits for its answer, or only those without. */
  extensionOpen: z.boolean().optional(),
  /** Only tasks whose window to sign for has passed without an answer, or only the others. */
  unsignedLate: z.boolean().optional(),
  /** Words of the heading, of the requirement or of the unit's name; capitals and small letters are the same. */
  q: line(60).min(2).optional(),
});
