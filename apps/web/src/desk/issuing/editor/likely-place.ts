const SENTENCE_ENDS = /[。！？；!?;]["”’）)]*/g;
const PAUSES = /[，、：,:]/g;

/** Where one would most likely split words when nobody has said: after a sentence, else at the pause nearest to the middle. */
export function likelyPlace(words: string): number {
  const middle = Math.floor(words.length / 2);
  const inside = (pattern: RegExp) =>
    [...words.matchAll(pattern)]
      .map((match) => match.index + match[0].length)
      .filter((at) => words.slice(at).trim().length > 0);
  const nearest = (places: readonly number[]) =>
    places.reduce((best, at) => (Math.abs(at - middle) < Math.abs(best - middle) ? at : best), places[0]!);
  const ends = inside(SENTENCE_ENDS);
  if (ends.length > 0) return nearest(ends);
  const pauses = inside(PAUSES);
  return pauses.length > 0 ? nearest(pauses) : middle;
}
