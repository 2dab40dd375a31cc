import { wordsOf } from '../words/words.js';
import type zh from '../words/zh-CN/directives.js';
import type overBudget from '../words/zh-CN/over-budget.js';

export const useWords = wordsOf<typeof zh>('directives');

/** Of what is more than the budget of a month. */
export const useOverBudgetWords = wordsOf<typeof overBudget>('over-budget');
