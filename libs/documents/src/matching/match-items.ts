import type { DirectiveDraft, DraftItem } from '../draft.js';
import { diffText, type DiffPart } from './diff.js';
import { comparable, grams, similarityOfGrams } from './similarity.js';

/** A draft with the text that it was made from. */
export interface ReadText {
  draft: DirectiveDraft;
  text: string;
}

export type ItemChange = 'same' | 'moved' | 'reworded' | 'removed' | 'added';
export type ChangedField = 'deadlines' | 'units' | 'targets' | 'prohibitions' | 'kind' | 'level';

export interface ItemMatch {
  oldId: string | null;
  newId: string | null;
  change: ItemChange;
  /** 1 for the same words, 0 for a removed or added item. */
  similarity: number;
  /** What an official must look at although the words are nearly the same. */
  changedFields: ChangedField[];
  diff: DiffPart[];
}

interface Candidate {
  item: DraftItem;
  index: number;
  own: string;
  key: string;
  grams: Map<string, number>;
}

interface Pair {
  old: Candidate;
  next: Candidate;
  score: number;
}

/** Below this two items are two matters. */
const THRESHOLD = 0.45;
/** Above this many pairs only neighbours in the document are compared. */
const MOST_PAIRS = 250_000;
const NEIGHBOURHOOD = 40;

/**
 * Finds each item of an old version again in a new one (a supplement, a corrected text), whatever its number or place:
 * first by the same words, then by the most similar. Every item of both versions occurs exactly once; the result is in
 * the order of the new version, removed items at the end. Pure and deterministic.
 */
export function matchItems(before: ReadText, after: ReadText): ItemMatch[] {
  const olds = candidatesOf(before);
  const news = candidatesOf(after);
  const partners = matchSame(olds, news);
  const taken = new Set(partners.values());
  const freeOlds = olds.filter((old) => !taken.has(old));
  for (const { old, next } of bestPairs(
    freeOlds,
    news.filter((next) => !partners.has(next)),
  ))
    partners.set(next, old);
  const kept = new Set(partners.values());
  const matches = news.map((next) => describe(partners.get(next) ?? null, next));
  return [...matches, ...olds.filter((old) => !kept.has(old)).map((old) => describe(old, null))];
}

function candidatesOf({ draft, text }: ReadText): Candidate[] {
  const found: Candidate[] = [];
  const add = (items: readonly DraftItem[]): void => {
    for (const item of items) {
      const own = ownText(item, text);
      found.push({ item, index: found.length, own, key: comparable(own), grams: grams(own) });
      add(item.children);
    }
  };
  add(draft.items);
  return found;
}

/** Heading and own pieces: a new number or a new child is no rewording. */
function ownText(item: DraftItem, text: string): string {
  const pieces = item.own.map(([start, end]) => ({ start, text: text.slice(start, end) }));
  if (item.heading !== null) pieces.push({ start: item.heading.start, text: item.heading.text });
  return pieces
    .sort((a, b) => a.start - b.start)
    .map((piece) => piece.text)
    .join('');
}

/** Items with the same words, in order of appearance when several have them. */
function matchSame(olds: readonly Candidate[], news: readonly Candidate[]): Map<Candidate, Candidate> {
  const byKey = new Map<string, Candidate[]>();
  for (const old of olds) byKey.set(old.key, [...(byKey.get(old.key) ?? []), old]);
  const partners = new Map<Candidate, Candidate>();
  for (const next of news) {
    const old = byKey.get(next.key)?.shift();
    if (old !== undefined) partners.set(next, old);
  }
  return partners;
}

function bestPairs(olds: readonly Candidate[], news: readonly Candidate[]): Pair[] {
  const isLarge = olds.length * news.length > MOST_PAIRS;
  const pairs: Pair[] = [];
  for (const old of olds) {
    for (const next of news) {
      if (isLarge && Math.abs(old.index - next.index) > NEIGHBOURHOOD) continue;
      const score = scoreOf(old, next);
      if (score >= THRESHOLD) pairs.push({ old, next, score });
    }
  }
  pairs.sort((a, b) => b.score - a.score || a.old.index - b.old.index || a.next.index - b.next.index);
  const used = new Set<Candidate>();
  return pairs.filter(({ old, next }) => {
    if (used.has(old) || used.has(next)) return false;
    used.add(old).add(next);
    return true;
  });
}

/** Words decide; the same heading and the same path only tip the balance. */
function scoreOf(old: Candidate, next: Candidate): number {
  const heading = old.item.heading !== null && old.item.heading.text === next.item.heading?.text ? 0.15 : 0;
  const path = old.item.path === next.item.path ? 0.05 : 0;
  return Math.min(1, similarityOfGrams(old.grams, next.grams) + heading + path);
}

function describe(old: Candidate | null, next: Candidate | null): ItemMatch {
  const ids = { oldId: old?.item.id ?? null, newId: next?.item.id ?? null };
  if (old === null || next === null) {
    const change = old === null ? 'added' : 'removed';
    return {
      ...ids,
      change,
      similarity: 0,
      changedFields: [],
      diff: diffText(old?.own ?? '', next?.own ?? ''),
    };
  }
  const isSame = old.key === next.key;
  return {
    ...ids,
    change: isSame ? (old.item.path === next.item.path ? 'same' : 'moved') : 'reworded',
    similarity: isSame ? 1 : similarityOfGrams(old.grams, next.grams),
    changedFields: changedFields(old.item, next.item),
    diff: diffText(old.own, next.own),
  };
}

function changedFields(old: DraftItem, next: DraftItem): ChangedField[] {
  const views: Record<ChangedField, (item: DraftItem) => unknown> = {
    deadlines: ({ deadlines }) => deadlines.map(({ iso, text }) => iso ?? text),
    units: ({ units }) => units.map(({ role, name }) => `${role}:${name}`),
    targets: ({ targets }) =>
      targets.map(({ comparator, number, unit, per }) => [comparator, number, unit, per]),
    prohibitions: ({ prohibitions }) => prohibitions.map(({ text }) => comparable(text)),
    kind: ({ kind }) => kind,
    level: ({ level }) => level,
  };
  const fields = Object.keys(views) as ChangedField[];
  return fields.filter((field) => JSON.stringify(views[field](old)) !== JSON.stringify(views[field](next)));
}
