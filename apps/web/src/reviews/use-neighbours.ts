import { useWay } from '../way/way.js';
import { useQueue, useQueueFilters } from './use-queue.js';

export interface Neighbours {
  readonly queue: string;
  readonly previous: string | null;
  readonly next: string | null;
  /** Where to go when this one is decided: the next, else the first that is left, else the list. */
  readonly after: string;
  readonly place: { readonly at: number; readonly of: number } | null;
}

/** The matters around this one in the list from which it was opened, by the filters in the address. */
export function useNeighbours(assignmentId: string): Neighbours {
  const { entry } = useWay();
  const { view, kind, like, query } = useQueueFilters();
  const { rows } = useQueue(view, kind, like);
  const home = `/${entry}/reviews`;
  const at = rows.findIndex((row) => row.assignmentId === assignmentId);
  const pathOf = (row: (typeof rows)[number] | undefined) =>
    row ? `${home}/${row.assignmentId}${query}` : null;
  const next = at < 0 ? undefined : rows[at + 1];
  const left = rows.find((row) => row.assignmentId !== assignmentId);
  return {
    queue: `${home}${query}`,
    previous: at > 0 ? pathOf(rows[at - 1]) : null,
    next: pathOf(next),
    after: pathOf(next ?? left) ?? `${home}${query}`,
    place: at < 0 ? null : { at: at + 1, of: rows.length },
  };
}
