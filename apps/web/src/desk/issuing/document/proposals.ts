import type { Changes, Item, ItemEdit, Outcome } from './types.js';

/** Below this the grammar was not sure, and the item is shown as one to be looked at first. */
export const UNSURE_BELOW = 0.6;

/**
 * How an item that nobody has decided about most likely ends: what asks for work is a task, unless its parts
 * are tasks themselves (then its own words are what holds for all of them); a call is guidance.
 */
export function proposedOutcome(item: Item, aboveTasks: ReadonlySet<string>): Outcome {
  if (item.outcome !== 'undecided') return item.outcome;
  return item.kind === 'task' && !aboveTasks.has(item.itemId) ? 'task' : 'guidance';
}

/** The items right above one that asks for work. */
export function aboveTasksIn(items: readonly Item[]): ReadonlySet<string> {
  return new Set(
    items.flatMap(({ kind, parentItemId }) =>
      kind === 'task' && parentItemId !== null ? [parentItemId] : [],
    ),
  );
}

/** Values that an official confirms by looking at them; the others follow from these or are empty. */
const CONFIRMED = ['kind', 'outcome', 'due', 'matter', 'oversight'] as const;

const isMachines = (item: Item, field: string): boolean => item.setBy[field] === 'machine';

/** Whether what becomes of the item is still a proposal. */
export function isProposal(item: Item): boolean {
  return item.outcome === 'undecided' || isMachines(item, 'outcome');
}

/** What makes the proposals of one item the person's own. */
export function confirmationOf(item: Item, aboveTasks: ReadonlySet<string>): Changes {
  const outcome = proposedOutcome(item, aboveTasks);
  const same = CONFIRMED.filter((field) => field !== 'outcome' && isMachines(item, field));
  const values = Object.fromEntries(same.map((field) => [field, item[field]]));
  const criteria = outcome === 'task' && item.criteria.length > 0 && isMachines(item, 'criteria');
  return {
    ...values,
    outcome,
    ...(criteria ? { criteria: item.criteria.map(({ text }) => text) } : {}),
  } as Changes;
}

/** Every proposal of the document, made a decision. */
export function confirmations(items: readonly Item[]): readonly ItemEdit[] {
  const aboveTasks = aboveTasksIn(items);
  return items
    .filter(isProposal)
    .map((item) => ({ itemId: item.itemId, changes: confirmationOf(item, aboveTasks) }));
}
