import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import base from './zh-CN/base.js';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What the English file of an area has to be: every key of the Chinese one, and singulars where English needs them. */
export type LikeChinese<Z> = { readonly [K in keyof Z]: string } & {
  readonly [K in `${string}_one`]?: string;
};

/** `n_other` is asked for as `n`, with a count. */
type KeyOf<Z> = keyof Z extends infer K ? (K extends `${infer Stem}_other` ? Stem : K & string) : never;

export type Values = Readonly<Record<string, string | number>>;
export type Say<Z> = (key: KeyOf<Z>, values?: Values) => string;

type WordFile = { readonly default: Readonly<Record<string, string>> };

const FILES = import.meta.glob<WordFile>(['./zh-CN/*.ts', './en/*.ts', '!./zh-CN/base.ts']);
const REMEMBERED = 'guantong.language';

const wanted = new Set<string>(['base']);

function remembered(): Language {
  return localStorage.getItem(REMEMBERED) === 'en' ? 'en' : 'zh-CN';
}

async function load(area: string, language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, area)) return;
  const file = FILES[`./${language}/${area}.ts`];
  if (!file) throw new Error(`there are no words for ${area} in ${language}`);
  i18next.addResourceBundle(language, area, (await file()).default);
}

/** Before the first screen. */
export async function startWords(): Promise<void> {
  await i18next.init({
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { base } },
    defaultNS: 'base',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  if (remembered() !== 'zh-CN') await speak(remembered());
  document.documentElement.lang = language();
}

export function language(): Language {
  return i18next.language === 'en' ? 'en' : 'zh-CN';
}

/** Everything that is on the screen changes its language; what is loaded later comes in the new one. */
export async function speak(next: Language): Promise<void> {
  await Promise.all([...wanted].map((area) => load(area, next)));
  localStorage.setItem(REMEMBERED, next);
  await i18next.changeLanguage(next);
  document.documentElement.lang = next;
}

/** Fetches the words of areas in the language that is spoken; a screen waits for it before it shows itself. */
export async function needWords(areas: readonly string[]): Promise<void> {
  for (const area of areas) wanted.add(area);
  await Promise.all(areas.map((area) => load(area, language())));
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, language);
}

function subscribe(changed: () => void): () => void {
  i18next.on('languageChanged', changed);
  i18next.store.on('added', changed);
  return () => {
    i18next.off('languageChanged', changed);
    i18next.store.off('added', changed);
  };
}

/** The hook by which the screens of one area speak; each area makes its own, once. */
export function wordsOf<Z>(area: string): () => Say<Z> {
  const speaking =
    (lng: Language): Say<Z> =>
    (key, values) =>
      i18next.t(key as string, { ns: area, lng, ...values });
  const say = { 'zh-CN': speaking('zh-CN'), en: speaking('en') };
  return () => say[useLanguage()];
}

/** Words that are not on a screen: a title of the window, an announcement. */
export function sayBase(key: KeyOf<typeof base>, values?: Values): string {
  return i18next.t(key, { ns: 'base', ...values });
}

export const useBaseWords = wordsOf<typeof base>('base');
