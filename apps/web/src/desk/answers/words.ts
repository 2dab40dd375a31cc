import { wordsOf } from '../../words/words.js';
import type zh from '../../words/zh-CN/answers.js';

export const useWords = wordsOf<typeof zh>('answers');
