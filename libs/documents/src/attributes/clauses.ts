import type { Range } from '../tree/node.js';

const CLAUSE_STOP = /[,。;:!?\n\t()]/;
const SENTENCE_STOP = /[。;!?\n\t]/;
/** Looking back or ahead never goes farther than this. */
const REACH = 160;

/** The clause around a position: between two commas, stops or brackets. */
export function clauseAround(text: string, at: number): Range {
  return { from: startBefore(text, at, CLAUSE_STOP), to: endAfter(text, at, CLAUSE_STOP) };
}

export function sentenceAround(text: string, at: number): Range {
  return { from: startBefore(text, at, SENTENCE_STOP), to: endAfter(text, at, SENTENCE_STOP) };
}

function startBefore(text: string, at: number, stop: RegExp): number {
  const limit = Math.max(0, at - REACH);
  for (let i = at - 1; i >= limit; i--) if (stop.test(text[i]!)) return i + 1;
  return limit;
}

export function endAfter(text: string, at: number, stop: RegExp = CLAUSE_STOP): number {
  const limit = Math.min(text.length, at + REACH);
  for (let i = at; i < limit; i++) if (stop.test(text[i]!)) return i;
  return limit;
}
