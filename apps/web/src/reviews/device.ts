import type { Entry } from './outbox.js';

const PREFIX = 'guantong.decision.';

/** Where the decisions of one person wait on this device. A device that keeps nothing still sends what it is told. */
export function deviceOf(personId: string) {
  const place = `${PREFIX}${personId}.`;
  return {
    kept: (): readonly Entry[] => attempt(() => readAll(place)) ?? [],
    keep: (entry: Entry) =>
      void attempt(() => localStorage.setItem(`${place}${entry.key}`, JSON.stringify(entry))),
    forget: (key: string) => void attempt(() => localStorage.removeItem(`${place}${key}`)),
  };
}

function readAll(place: string): readonly Entry[] {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(place))
    .map((key) => JSON.parse(localStorage.getItem(key)!) as Entry)
    .sort((a, b) => a.dueAt - b.dueAt);
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
