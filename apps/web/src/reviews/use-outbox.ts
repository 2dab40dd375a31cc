import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { many, one, SESSION_KEY } from '../calls/keys.js';
import type { Person } from '../session/person.js';
import { usePerson } from '../session/use-session.js';
import { deviceOf } from './device.js';
import { DECISION_FORM } from './form.js';
import { Outbox, type Answer, type Entry } from './outbox.js';
import { sendEntry } from './send-decision.js';

const outboxes = new Map<string, Outbox>();

/** The decisions of the signed-in person that are on their way; one for the page, whatever screen is open. */
export function useOutbox(): { readonly outbox: Outbox; readonly entries: readonly Entry[] } {
  const { personId } = usePerson();
  const outbox = outboxOf(personId, useQueryClient());
  const entries = useSyncExternalStore(outbox.watch, outbox.entries);
  useEffect(() => {
    const flush = () => outbox.flush();
    const follow = () => outbox.follow();
    const retry = () => outbox.retry();
    retry();
    window.addEventListener('pagehide', flush);
    window.addEventListener('storage', follow);
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('pagehide', flush);
      window.removeEventListener('storage', follow);
      window.removeEventListener('online', retry);
    };
  }, [outbox]);
  return { outbox, entries };
}

function outboxOf(personId: string, queries: QueryClient): Outbox {
  const known = outboxes.get(personId);
  if (known) return known;
  const made = new Outbox({
    ...deviceOf(personId),
    now: () => Date.now(),
    later: (ms, then) => setTimeout(then, ms),
    send: (entry) => sendAs(personId, entry, queries),
  });
  outboxes.set(personId, made);
  return made;
}

/** Somebody else may sit here by now: what one person decided is sent in that person's session or not at all. */
async function sendAs(personId: string, entry: Entry, queries: QueryClient): Promise<Answer> {
  if (queries.getQueryData<Person | null>(SESSION_KEY)?.personId !== personId) return 'unsent';
  const answer = await sendEntry(entry);
  if (answer === 'unsent') return answer;
  const refused = new Set(answer.failures.map(({ decision }) => decision));
  for (const decision of entry.decisions) {
    const { assignmentId, businessId } = decision;
    // What was typed is given up only when it has arrived.
    if (!refused.has(decision)) {
      await forgetDraft(personId, assignmentId);
    }
    void queries.invalidateQueries({ queryKey: one('task', businessId) });
    void queries.invalidateQueries({ queryKey: one('directive', businessId) });
  }
  for (const topic of ['assignment', 'task', 'directive'] as const)
    void queries.invalidateQueries({ queryKey: many(topic) });
  return answer;
}

/** A draft that stays behind is offered again at worst; the answer is told whatever becomes of it. */
async function forgetDraft(personId: string, assignmentId: string): Promise<void> {
  await import('../drafts/store.js')
    .then(({ clearDraft }) => clearDraft({ personId, subject: assignmentId, form: DECISION_FORM }))
    .catch(() => undefined);
}
