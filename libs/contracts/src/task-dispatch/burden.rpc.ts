import { z } from 'zod';
import { id, unitPath } from '../wire/primitives.js';
import { query } from '../wire/rpc-contract.js';

const count = z.int().min(0);

const unitBurden = z.strictObject({
  unitId: id(),
  unitName: z.string(),
  unitPath: unitPath(),
  /** What this directive adds. */
  tasks: count,
  files: count,
  figures: count,
  /** Given to it this month; what was cancelled or went elsewhere is credited. */
  thisMonth: count,
  /** What it has not finished, of whatever month. */
  open: count,
  overBudget: z.boolean(),
});

export const burdenPreview = query('task-dispatch', 'directive.burden', {
  summary:
    'What a draft adds to each unit of its audiences, beside the tasks that the caller may see of it: those of this month and those that are open. In the order of the tree, never by load.',
  access: { anyOf: ['draft', 'dispatch', 'sign-off'] },
  input: z.strictObject({ directiveId: id() }),
  output: z.strictObject({
    /** `YYYY-MM`, Asia/Shanghai. */
    month: z.string().regex(/^\d{4}-\d{2}$/),
    /** Tasks a unit may be given in a month; null where the district has agreed on none. */
    budget: z.int().min(1).nullable(),
    units: count,
    /** Units that this directive would take over the budget. */
    overBudget: count,
    rows: z.array(unitBurden).max(500),
    /** False when there are more units than are looked at (2,000) or listed (500). */
    complete: z.boolean(),
  }),
  errors: [
    'task-dispatch/directive-not-found',
    'task-dispatch/directive-not-a-draft',
    'organization/audience-out-of-scope',
    'organization/unit-not-found',
  ],
});
