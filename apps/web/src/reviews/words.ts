import { wordsOf } from '../words/words.js';
import type zh from '../words/zh-CN/reviews.js';

export const useWords = wordsOf<typeof zh>('reviews');
