import { wordsOf } from '../words/words.js';
import type zh from '../words/zh-CN/remarks.js';

export const useWords = wordsOf<typeof zh>('remarks');
