import { lazy, type ComponentType } from 'react';
import { needWords } from '../words/words.js';
import type { Area, Screen } from './area.js';

/** The screen's code and its words, together: nothing is shown that cannot speak yet. */
export function lazyScreen({ words }: Area, { load }: Screen): ComponentType {
  return lazy(async () => {
    const [screen] = await Promise.all([load(), needWords(words)]);
    return screen;
  });
}
