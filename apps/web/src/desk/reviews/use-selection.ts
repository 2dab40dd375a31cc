import { useState } from 'react';
import type { QueueRow } from '../../reviews/form.js';

/** The platform takes so many decisions at once. */
export const MOST_TOGETHER = 100;

export interface Selection {
  /** What is selected and still there, in the order of the list. */
  readonly rows: readonly QueueRow[];
  readonly has: (row: QueueRow) => boolean;
  readonly toggle: (row: QueueRow) => void;
  readonly all: boolean;
  readonly toggleAll: () => void;
  readonly clear: () => void;
}

/** What is shown can be selected; what leaves the list leaves the selection. */
export function useSelection(shown: readonly QueueRow[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const rows = shown.filter(({ assignmentId }) => ids.has(assignmentId)).slice(0, MOST_TOGETHER);
  const most = Math.min(shown.length, MOST_TOGETHER);
  const all = most > 0 && rows.length === most;
  const clear = () => setIds(new Set());
  return {
    rows,
    has: ({ assignmentId }) => ids.has(assignmentId),
    toggle: ({ assignmentId }) => {
      const next = new Set(ids);
      if (!next.delete(assignmentId)) next.add(assignmentId);
      setIds(next);
    },
    all,
    toggleAll: () =>
      all ? clear() : setIds(new Set(shown.slice(0, MOST_TOGETHER).map(({ assignmentId }) => assignmentId))),
    clear,
  };
}
