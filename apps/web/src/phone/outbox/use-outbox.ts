import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { many, one } from '../../calls/keys.js';
import { clearDraft } from '../../drafts/store.js';
import { usePerson } from '../../session/use-session.js';
import { deviceFiles } from '../photos/file-store.js';
import { Shelf } from '../photos/shelf.js';
import { uploadEvidence } from '../photos/upload.js';
import { Outbox } from './outbox.js';
import { sendCommand } from './send.js';
import { deviceOutbox } from './store.js';
import type { Verb, Waiting } from './waiting.js';
import { withFiles } from './with-files.js';

export const shelf = new Shelf({ store: deviceFiles, upload: uploadEvidence });

export const outbox = new Outbox({
  store: deviceOutbox,
  send: withFiles(shelf, sendCommand),
  isOnline: () => navigator.onLine,
  againMs: 15_000,
});

export function useOutbox(): readonly Waiting[] {
  return useSyncExternalStore(outbox.watch, outbox.entries);
}

/** What of this verb is on its way to this task. */
export function useWaiting(taskId: string, verb: Verb): Waiting | undefined {
  const { personId } = usePerson();
  return useOutbox().find(
    (entry) => entry.taskId === taskId && entry.verb === verb && entry.personId === personId,
  );
}

/** Takes up what lies on the device, follows the line, and shows what arrived; harmless in two places at once. */
export function useOutboxRun(): void {
  const { personId } = usePerson();
  const queries = useQueryClient();
  const settle = useCallback(
    async (waiting: Waiting, task: { readonly version: number }) => {
      const key = one('task', waiting.taskId);
      const held = queries.getQueryData<{ readonly version: number }>(key);
      if (!held || held.version <= task.version) queries.setQueryData(key, task);
      await Promise.all([
        clearDraft({ personId: waiting.personId, subject: waiting.taskId, form: waiting.verb }).catch(
          () => undefined,
        ),
        shelf.clear(waiting),
        queries.invalidateQueries({ queryKey: many('task') }),
        queries.invalidateQueries({ queryKey: one('task', waiting.taskId, 'story') }),
      ]);
    },
    [queries],
  );
  useEffect(() => {
    const stop = outbox.onSent(settle);
    // Most often the task is not any more what the page shows.
    const stopRefused = outbox.onRefused(({ taskId }) =>
      queries.invalidateQueries({ queryKey: one('task', taskId) }),
    );
    const back = () => {
      shelf.resume();
      outbox.sendAll();
    };
    window.addEventListener('online', back);
    void outbox.open(personId);
    return () => {
      stop();
      stopRefused();
      window.removeEventListener('online', back);
    };
  }, [personId, settle, queries]);
}
