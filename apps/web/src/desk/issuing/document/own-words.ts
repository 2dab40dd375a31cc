import type { CoverageRow, Item } from './types.js';

/** The first words that an item has for itself: a parent's body repeats what its children say. */
export function ownWordsIn(coverage: readonly CoverageRow[]): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const { itemId, excerpt } of coverage) {
    if (itemId !== null && !words.has(itemId)) words.set(itemId, excerpt);
  }
  return words;
}

export interface ItemWords {
  /** Its number as written, else its place. */
  readonly mark: string;
  readonly heading: string;
  readonly body: string;
}

/** How an item is called in a list. */
export function wordsOfItem(item: Item, isParent: boolean, own: string | undefined): ItemWords {
  const mark = item.marker?.trim() || item.path;
  const heading = item.heading?.trim() ?? '';
  if (!isParent) return { mark, heading, body: item.body };
  if (heading !== '') return { mark, heading, body: '' };
  const words = own ?? item.body;
  return {
    mark,
    heading,
    body: item.marker && words.startsWith(item.marker) ? words.slice(item.marker.length) : words,
  };
}
