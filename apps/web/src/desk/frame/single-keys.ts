import { useEffect, useRef, useSyncExternalStore } from 'react';

const OFF = 'guantong.single-keys-off';
const watchers = new Set<() => void>();

const isOff = () => localStorage.getItem(OFF) === '1';

export function useSingleKeysOff(): readonly [boolean, (off: boolean) => void] {
  const off = useSyncExternalStore(watch, isOff);
  const set = (next: boolean) => {
    if (next) localStorage.setItem(OFF, '1');
    else localStorage.removeItem(OFF);
    for (const watcher of watchers) watcher();
  };
  return [off, set];
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/**
 * Single keys of a screen, by what the keyboard gives (`j`, `Enter`, `?`). They are dead while somebody types,
 * while a key is held with Ctrl, Alt or Meta, inside dialogs, and for whoever has switched them off (WCAG 2.1.4).
 */
export function useSingleKeys(keys: Readonly<Record<string, (event: KeyboardEvent) => void>>): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  }, [keys]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = current.current[event.key] ?? current.current[event.key.toLowerCase()];
      if (!act || isOff() || event.defaultPrevented || isTyping(event)) return;
      event.preventDefault();
      act(event);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function isTyping({ target, ctrlKey, altKey, metaKey, key, isComposing }: KeyboardEvent): boolean {
  if (ctrlKey || altKey || metaKey || isComposing) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('input, textarea, select, [contenteditable], [role="dialog"], dialog')) return true;
  // Enter on a link or a button is that link's or button's.
  return key === 'Enter' && target.closest('a, button') !== null;
}
