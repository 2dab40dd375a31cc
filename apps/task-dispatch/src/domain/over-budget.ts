import type { Excess } from './burden.js';
import { OverBudgetUnexplainedError } from './directive-errors.js';

/** An excess with the words by which it is asked for all the same; those who sign off decide on both. */
export interface OverBudget extends Excess {
  readonly reason: string;
}

/**
 * Over the budget nothing is asked for without a reason; within it there is nothing to explain, and no words
 * are kept (domain.md §6.4).
 */
export function explained(excess: Excess | null, reason: string | null): OverBudget | null {
  if (!excess) return null;
  const words = reason?.trim();
  if (!words) throw new OverBudgetUnexplainedError(excess);
  return { ...excess, reason: words };
}
