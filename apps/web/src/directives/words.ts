import { wordsOf } from '../words/words.js';
import type zh from '../words/zh-CN/directives.js';

export const useWords = wordsOf<typeof zh>('directives');
