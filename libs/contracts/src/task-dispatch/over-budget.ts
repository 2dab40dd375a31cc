import { z } from 'zod';
import { text } from '../wire/primitives.js';

/** That a directive takes units over the budget of the month, and why it is to go out all the same (domain.md §6.4). */
export const overBudget = z.strictObject({
  /** `YYYY-MM`, Asia/Shanghai. */
  month: z.string().regex(/^\d{4}-\d{2}$/),
  /** Tasks a unit may be given in a month. */
  budget: z.int().min(1),
  /** Units that are given more, whoever may see their tasks. */
  units: z.int().min(1),
  reason: text(500),
});
