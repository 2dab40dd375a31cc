import { wordsOf } from '../../words/words.js';
import type grammar from '../../words/zh-CN/grammar.js';
import type zh from '../../words/zh-CN/issuing.js';
import type unitKinds from '../../words/zh-CN/unit-kinds.js';

export const useWords = wordsOf<typeof zh>('issuing');

/** What the grammar says of a passage or of an item. */
export const useGrammarWords = wordsOf<typeof grammar>('grammar');

export const useUnitKindWords = wordsOf<typeof unitKinds>('unit-kinds');
