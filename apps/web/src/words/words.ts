import { useSyncExternalStore } from 'react';
import { language, onSpoken, say, type Language } from './speech.js';
import type base from './zh-CN/base.js';

export { language, LANGUAGES, needWords, speak, startWords, type Language } from './speech.js';

/** What the English file of an area has to be: every key of the Chinese one, and singulars where English needs them. */
export type LikeChinese<Z> = { readonly [K in keyof Z]: string } & {
  readonly [K in `${string}_one`]?: string;
};

/** `n_other` is asked for as `n`, with a count. */
type KeyOf<Z> = keyof Z extends infer K ? (K extends `${infer Stem}_other` ? Stem : K & string) : never;

export type Values = Readonly<Record<string, string | number>>;
export type Say<Z> = (key: KeyOf<Z>, values?: Values) => string;

export const useLanguage = (): Language => useSyncExternalStore(onSpoken, language);

/** The hook by which the screens of one area speak; each area makes its own, once. */
export function wordsOf<Z>(area: string): () => Say<Z> {
  const speaking =
    (inLanguage: Language): Say<Z> =>
    (key, values) =>
      say(area, key, { inLanguage, values });
  const speakers = { 'zh-CN': speaking('zh-CN'), en: speaking('en') };
  return () => speakers[useLanguage()];
}

/** Words that are not on a screen: a title of the window, an announcement. */
export function sayBase(key: KeyOf<typeof base>, values?: Values): string {
  return say('base', key, { values });
}

export const useBaseWords = wordsOf<typeof base>('base');
