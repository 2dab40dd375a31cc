import type { Item } from './item.js';

const LENGTH = 3;
/** Characters of an item that are compared; what follows makes no other task of it. */
const COMPARED = 2_000;

/**
 * The different sequences of three characters in what a task item asks, for finding those that ask nearly
 * the same. Width, case, blanks and punctuation do not count. Words of fewer characters are one sequence.
 */
export function gramsOf({ heading, body }: Pick<Item, 'heading' | 'body'>): readonly string[] {
  const characters = [...comparable(`${heading ?? ''}${body}`)].slice(0, COMPARED);
  if (characters.length === 0) return [];
  if (characters.length < LENGTH) return [characters.join('')];
  const grams = new Set<string>();
  for (let at = 0; at + LENGTH <= characters.length; at += 1) {
    grams.add(characters.slice(at, at + LENGTH).join(''));
  }
  return [...grams];
}

function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}]+/gu, '');
}
