import {
  AudienceEmptyError,
  DueInThePastError,
  ItemsUndecidedError,
  TaskItemIncompleteError,
} from './item-errors.js';
import type { AudienceRule, Item } from './item.js';

/** An item that becomes tasks, with everything that a task needs. */
export type TaskItem = Item & {
  readonly audience: AudienceRule;
  readonly due: NonNullable<Item['due']>;
};

const named = ({ itemId, path }: Item) => ({ itemId, path });

/**
 * What must hold before anybody is asked to sign: every item has its outcome; a task has its audience,
 * its criteria and a due that can be computed and has not passed.
 *
 * @param today `YYYY-MM-DD`, Asia/Shanghai
 * @returns the items that become tasks
 */
export function assertReadyForSignOff(items: readonly Item[], today: string): readonly TaskItem[] {
  const undecided = items.filter((item) => item.outcome === 'undecided');
  if (undecided.length > 0) throw new ItemsUndecidedError(undecided.map(named));
  const tasks = taskItemsOf(items);
  const past = tasks.flatMap((item) =>
    item.due.kind === 'date' && item.due.day < today ? [{ ...named(item), day: item.due.day }] : [],
  );
  if (past.length > 0) throw new DueInThePastError(past);
  return tasks;
}

export function taskItemsOf(items: readonly Item[]): readonly TaskItem[] {
  const tasks = items.filter((item) => item.outcome === 'task');
  const incomplete = tasks
    .map((item) => ({ ...named(item), missing: missingIn(item) }))
    .filter(({ missing }) => missing.length > 0);
  if (incomplete.length > 0) throw new TaskItemIncompleteError(incomplete);
  return tasks as readonly TaskItem[];
}

function missingIn(item: Item): readonly string[] {
  return [
    ...(item.audience === null ? ['audience'] : []),
    ...(item.due === null ? ['due'] : []),
    ...(item.criteria.length === 0 ? ['criteria'] : []),
  ];
}

/** How many units each task item reaches. */
export type Reach = ReadonlyMap<string, number>;

export function assertReachesSomebody(items: readonly TaskItem[], reach: Reach): void {
  const empty = items.filter((item) => (reach.get(item.itemId) ?? 0) === 0);
  if (empty.length > 0) throw new AudienceEmptyError(empty.map(named));
}
