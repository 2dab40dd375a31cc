export const TEXT_SIZES = [1, 2, 3] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

/** How much larger than the standard each step is. */
export const SCALE: Readonly<Record<TextSize, number>> = { 1: 1, 2: 1.25, 3: 1.6 };

const REMEMBERED = 'guantong.text-size';
const watchers = new Set<() => void>();
let current: TextSize = 1;

const isSize = (value: number): value is TextSize => value === 1 || value === 2 || value === 3;

/** Before the first screen, from what this device remembers; the account's own choice comes with the session. */
export function startTextSize(): void {
  const remembered = Number(localStorage.getItem(REMEMBERED));
  setTextSize(isSize(remembered) ? remembered : 1);
}

export function setTextSize(size: TextSize): void {
  current = size;
  localStorage.setItem(REMEMBERED, String(size));
  document.documentElement.dataset['textSize'] = String(size);
  for (const watcher of watchers) watcher();
}

export const textSize = (): TextSize => current;

export function onTextSize(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
