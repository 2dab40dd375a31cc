import type { TaskListResponse } from '../../api/types.gen.js';

export type TaskRow = TaskListResponse['rows'][number];

/** What a unit owes: 要签收, 被退回 (in progress after a return), 要办. */
export const LISTS = ['sign', 'handle', 'returned'] as const;
export type ListName = (typeof LISTS)[number];

export type Lists = Readonly<Record<ListName, readonly TaskRow[]>>;

export function listOf({ state, returned }: Pick<TaskRow, 'state' | 'returned'>): ListName {
  if (state === 'dispatched') return 'sign';
  return returned ? 'returned' : 'handle';
}

/** Each task stands in one list; inside a list the order of the platform stays, the earliest deadline first. */
export function listsOf(rows: readonly TaskRow[]): Lists {
  const of = (name: ListName) => rows.filter((row) => listOf(row) === name);
  return { sign: bySignFor(of('sign')), handle: of('handle'), returned: of('returned') };
}

/** Whoever has to sign looks at the end of the window first. */
function bySignFor(rows: readonly TaskRow[]): readonly TaskRow[] {
  return [...rows].sort((a, b) => a.signForDueAt.localeCompare(b.signForDueAt));
}

/** What is opened when nobody has chosen: what can be done at once, then what came back, then the rest. */
export function firstOf(lists: Lists): ListName {
  return (['sign', 'returned'] as const).find((name) => lists[name].length > 0) ?? 'handle';
}
