const GRAM = 2;

/** What counts when two texts are compared: no blanks, no punctuation, one width. */
export function comparable(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{P}]+/gu, '');
}

/** Counts of the character pairs of a text; a text of one character is its own pair. */
export function grams(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const characters = comparable(text);
  const last = Math.max(characters.length - GRAM, characters.length > 0 ? 0 : -1);
  for (let i = 0; i <= last; i++) {
    const gram = characters.slice(i, i + GRAM);
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

export function similarityOfGrams(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let common = 0;
  for (const [gram, count] of few) common += Math.min(count, many.get(gram) ?? 0);
  const total = size(a) + size(b);
  return total === 0 ? 1 : (2 * common) / total;
}

const size = (counts: ReadonlyMap<string, number>): number => {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
};

/** Dice coefficient of the character pairs of two texts: 0 nothing in common, 1 the same but for blanks and punctuation. */
export const similarity = (a: string, b: string): number => similarityOfGrams(grams(a), grams(b));
