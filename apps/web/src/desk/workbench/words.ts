import { wordsOf } from '../../words/words.js';
import type zh from '../../words/zh-CN/workbench.js';

export const useWords = wordsOf<typeof zh>('workbench');
