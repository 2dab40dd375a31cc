import type { QueryClient } from '@tanstack/react-query';
import { many, one, SESSION_KEY, type Topic } from '../calls/keys.js';
import type { Hint, Line } from './line.js';

/** Hints of one dispatch come in swarms; they are answered together. */
const GATHER_MS = 400;

/** Reads again what hints speak of; after a break, everything that is on the screen. */
export function refresh(queries: QueryClient, line: Pick<Line, 'onEvent'>): () => void {
  let gathered = new Map<string, Hint>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let before = false;
  const flush = () => {
    timer = undefined;
    const hints = gathered;
    gathered = new Map();
    for (const topic of new Set([...hints.values()].map((hint) => hint.topic))) {
      void queries.invalidateQueries({ queryKey: many(topic) });
    }
    for (const hint of hints.values()) {
      if (!knows(queries, hint)) void queries.invalidateQueries({ queryKey: one(hint.topic, hint.id) });
    }
  };
  const stop = line.onEvent((event) => {
    if (event === 'resync') {
      const options = { cancelRefetch: before };
      // What is on its way at the first connect is new enough, and is not asked for twice over a bad line.
      void queries.invalidateQueries({ predicate: ({ queryKey }) => isOfTopics(queryKey[0]) }, options);
      before = true;
      return;
    }
    if (event === 'refused') {
      // Most often the session has ended; asking for it tells.
      void queries.invalidateQueries({ queryKey: SESSION_KEY });
      return;
    }
    gathered.set(`${event.topic} ${event.id}`, event);
    timer ??= setTimeout(flush, GATHER_MS);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

const TOPICS: readonly unknown[] = ['inbox', 'task', 'directive', 'assignment'] satisfies Topic[];

const isOfTopics = (first: unknown): boolean => TOPICS.includes(first);

/** Whether this very version, or a later one, is what the page has: the answer of its own command often is. 0 is no version. */
function knows(queries: QueryClient, { topic, id, version }: Hint): boolean {
  if (version === 0) return false;
  const held = queries.getQueryData<{ version?: number }>(one(topic, id));
  return typeof held?.version === 'number' && held.version >= version;
}
