import { sentenceOf, type Values, type Words } from './sentence.js';
import base from './zh-CN/base.js';
import duties from './zh-CN/duties.js';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

type WordFile = { readonly default: Words };

const FILES = import.meta.glob<WordFile>(['./zh-CN/*.ts', './en/*.ts', '!./zh-CN/{base,duties}.ts']);
const REMEMBERED = 'guantong.language';

/** The words of each area, as far as they have been needed. What most people read first comes with the code. */
const held: Readonly<Record<Language, Map<string, Words>>> = {
  'zh-CN': new Map<string, Words>([
    ['base', base],
    ['duties', duties],
  ]),
  en: new Map(),
};
const wanted = new Set<string>(['base']);
const listeners = new Set<() => void>();
let spoken: Language = 'zh-CN';

export const language = (): Language => spoken;

export function onSpoken(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

async function load(area: string, inLanguage: Language): Promise<void> {
  if (held[inLanguage].has(area)) return;
  const file = FILES[`./${inLanguage}/${area}.ts`];
  if (!file) throw new Error(`there are no words for ${area} in ${inLanguage}`);
  held[inLanguage].set(area, (await file()).default);
}

/** Before the first screen. */
export async function startWords(): Promise<void> {
  if (localStorage.getItem(REMEMBERED) === 'en') await speak('en');
  document.documentElement.lang = spoken;
}

/** Everything that is on the screen changes its language; what is loaded later comes in the new one. */
export async function speak(next: Language): Promise<void> {
  await Promise.all([...wanted].map((area) => load(area, next)));
  localStorage.setItem(REMEMBERED, next);
  spoken = next;
  document.documentElement.lang = next;
  for (const listener of listeners) listener();
}

/** Fetches the words of areas in the language that is spoken; a screen waits for it before it shows itself. */
export async function needWords(areas: readonly string[]): Promise<void> {
  for (const area of areas) wanted.add(area);
  await Promise.all(areas.map((area) => load(area, spoken)));
}

/** What one language lacks, the Chinese one says. */
export function say(area: string, key: string, { inLanguage = spoken, values = {} as Values } = {}): string {
  const [words, chinese] = [held[inLanguage].get(area), held['zh-CN'].get(area)];
  return sentenceOf(words, key, values) ?? sentenceOf(chinese, key, values) ?? key;
}

export const canSay = (area: string, key: string): boolean =>
  (held[spoken].get(area) ?? held['zh-CN'].get(area))?.[key] !== undefined;
