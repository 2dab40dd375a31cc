import { useCallback, useEffect, useRef } from 'react';
import { useDraft } from '../../../drafts/use-draft.js';
import type { Pending } from './pending-edits.js';

export interface Unsent {
  readonly pending: Pending;
  /** The version that was on the screen when the first of these values was typed. */
  readonly base: number | null;
}

const NOTHING: Unsent = { pending: {}, base: null };

export interface UnsentBox {
  /** What is shown. */
  readonly unsent: Unsent;
  /** What is there this very moment, also between two renderings. */
  readonly now: () => Unsent;
  readonly keep: (next: Pending, base: number | null) => void;
}

/** Values of a draft's items that have not arrived yet, kept on the device until they have. */
export function useUnsent(directiveId: string): UnsentBox {
  const draft = useDraft<Unsent>({ subject: directiveId, form: 'item-values' }, NOTHING);
  const { state, value, set, clear } = draft;
  const latest = useRef(value);
  useEffect(() => {
    if (state === 'restored') latest.current = value;
  }, [state, value]);
  const now = useCallback(() => latest.current, []);
  const keep = useCallback(
    (pending: Pending, base: number | null) => {
      const some = Object.keys(pending).length > 0;
      latest.current = some ? { pending, base } : NOTHING;
      if (some) set(latest.current);
      else void clear();
    },
    [set, clear],
  );
  return { unsent: value, now, keep };
}
