import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import type { Problem } from '../../../problems/problem.js';
import { ofThese, readyEdits, withChanges, withMore, type Pending } from './pending-edits.js';
import type { Directive, Item, ItemEdit } from './types.js';
import { directiveKey, itemsKey } from './use-document.js';
import { useSending } from './use-sending.js';
import { useUnsent } from './use-unsent.js';

/** Long enough to finish a word, short enough that "saved" follows the hand. */
const GATHER_MS = 700;

export interface Edits {
  /** The items as they will be. */
  readonly items: readonly Item[];
  readonly set: (edits: readonly ItemEdit[]) => void;
  /** Sends what waits and can go; true when nothing was refused. */
  readonly flush: () => Promise<boolean>;
  /** How many items have values that have not arrived. */
  readonly count: number;
  readonly sending: boolean;
  readonly problem: Problem | null;
  /** After a refusal as stale: what was typed goes on top of what stands there now. */
  readonly sendAnyway: () => Promise<void>;
  readonly discard: () => Promise<void>;
}

/** Values set on items: shown at once, kept on the device, sent together, and never lost to a stale page. */
export function useEdits({ directiveId, version }: Directive, read: readonly Item[]): Edits {
  const queries = useQueryClient();
  const box = useUnsent(directiveId);
  const { flush, sending, problem, forget } = useSending(directiveId, box);
  const { pending } = box.unsent;
  const items = useMemo(() => read.map((item) => withChanges(item, pending[item.itemId])), [read, pending]);
  const ready = readyEdits(pending, read).length > 0;
  useFlushing(ready && !problem ? pending : null, flush);
  const readAgain = () => queries.refetchQueries({ queryKey: directiveKey(directiveId) });
  return {
    items,
    set: (edits) => box.keep(withMore(box.now().pending, edits), box.now().base ?? version),
    flush,
    count: Object.keys(ofThese(pending, read)).length,
    sending,
    problem,
    sendAnyway: async () => {
      await readAgain();
      const now = queries.getQueryData<readonly Item[]>(itemsKey(directiveId)) ?? read;
      box.keep(ofThese(box.now().pending, now), null);
      await flush();
    },
    discard: async () => {
      forget();
      box.keep({}, null);
      await readAgain();
    },
  };
}

/** A pause in typing sends what waits; after a refusal a person decides. */
function useFlushing(waiting: Pending | null, flush: () => Promise<boolean>): void {
  const current = useRef(flush);
  useEffect(() => {
    current.current = flush;
  });
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => void current.current(), GATHER_MS);
    return () => clearTimeout(timer);
  }, [waiting]);
}
