import { wordsOf } from '../words/words.js';
import type zh from '../words/zh-CN/overview.js';

export const useWords = wordsOf<typeof zh>('overview');
