import { wordsOf } from '../../words/words.js';
import type zh from '../../words/zh-CN/task.js';

export const useWords = wordsOf<typeof zh>('task');
