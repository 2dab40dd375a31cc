import { wordsOf } from '../words/words.js';
import type page from '../words/zh-CN/review.js';
import type queue from '../words/zh-CN/reviews.js';

/** The words of the queue and of what is on its way; those of a matter come when one is opened. */
export const useWords = wordsOf<typeof queue>('reviews');
export const usePageWords = wordsOf<typeof page>('review');
