import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { newKey } from '../calls/key.js';
import { usePerson } from '../session/use-session.js';
import { clearDraft, readDraft, writeDraft, type Draft, type DraftPlace } from './store.js';

export type DraftState = 'reading' | 'empty' | 'restored' | 'saving' | 'saved' | 'unsaved';

export interface DraftOf<Value> {
  readonly value: Value;
  readonly set: (value: Value) => void;
  readonly state: DraftState;
  /** When what is shown was last kept; null when it never was. */
  readonly savedAt: number | null;
  /** The Idempotency-Key for sending this very value. */
  readonly key: string;
  /** After a refusal: the platform answers a key that it has refused with the same refusal again. */
  readonly renewKey: () => void;
  /** After the platform's yes, or when the writer starts again. */
  readonly clear: () => Promise<void>;
}

/**
 * The value of a form that survives a killed tab. Kept after every change, by person, subject and form.
 *
 * @example const draft = useDraft<Report>({ subject: taskId, form: 'report' }, { text: '' });
 */
export function useDraft<Value>(
  { subject, form }: Pick<DraftPlace, 'subject' | 'form'>,
  blank: Value,
): DraftOf<Value> {
  const { personId } = usePerson();
  const place = useMemo(() => ({ personId, subject, form }), [personId, subject, form]);
  const [draft, setDraft] = useState<Draft<Value>>(() => ({ value: blank, key: newKey(), savedAt: 0 }));
  const [state, setState] = useState<DraftState>('reading');
  const edits = useRef(0);
  const first = useRef(blank);

  useEffect(() => {
    let gone = false;
    edits.current = 0;
    const restore = async () => {
      const kept = await readDraft<Value>(place).catch(() => null);
      // Whoever types faster than the disk reads keeps what they typed.
      if (gone || edits.current > 0) return;
      if (kept) setDraft(kept);
      setState(kept ? 'restored' : 'empty');
    };
    void restore();
    return () => {
      gone = true;
    };
  }, [place]);

  const set = useCallback(
    (value: Value) => {
      const edit = (edits.current += 1);
      const next = { value, key: newKey(), savedAt: Date.now() };
      setDraft(next);
      setState('saving');
      // Only the last edit speaks: an older one that is done later would claim too much.
      writeDraft(place, next)
        .then(() => edit === edits.current && setState('saved'))
        .catch(() => edit === edits.current && setState('unsaved'));
    },
    [place],
  );

  const renewKey = useCallback(() => {
    setDraft((before) => {
      const next = { ...before, key: newKey() };
      if (before.savedAt > 0) writeDraft(place, next).catch(() => undefined);
      return next;
    });
  }, [place]);

  const clear = useCallback(async () => {
    edits.current += 1;
    setDraft({ value: first.current, key: newKey(), savedAt: 0 });
    setState('empty');
    await clearDraft(place).catch(() => undefined);
  }, [place]);

  return { value: draft.value, key: draft.key, savedAt: draft.savedAt || null, set, state, renewKey, clear };
}
