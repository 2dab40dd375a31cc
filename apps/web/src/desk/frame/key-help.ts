import { useEffect, useSyncExternalStore } from 'react';

/** A key and what it does, in the words of the screen. */
export type KeyTold = readonly [key: string, words: string];

const NONE: readonly KeyTold[] = [];
const watchers = new Set<() => void>();
let told: readonly KeyTold[] = NONE;

function tell(keys: readonly KeyTold[]): void {
  told = keys;
  for (const watcher of watchers) watcher();
}

/** Puts the keys of a screen into the page that `?` opens, beside those that hold everywhere. */
export function useKeyHelp(keys: readonly KeyTold[]): void {
  const text = JSON.stringify(keys);
  useEffect(() => {
    tell(JSON.parse(text) as KeyTold[]);
    return () => tell(NONE);
  }, [text]);
}

/** The keys of the screen that is shown. */
export function useKeysTold(): readonly KeyTold[] {
  return useSyncExternalStore(watch, () => told);
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
