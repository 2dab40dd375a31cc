import i18next from 'i18next';
import { sayBase } from '../words/words.js';
import { NO_ANSWER, type Problem } from './problem.js';
import { kindOf } from './kind.js';

/** The cause in the words of the screen: those of the very code, else those of its kind. */
export function causeOf(problem: Problem): string {
  if (problem.code !== NO_ANSWER && i18next.exists(problem.code, { ns: 'problems' })) {
    return i18next.t(problem.code, { ns: 'problems', ...problem.details });
  }
  return sayBase(`problem.${kindOf(problem)}`);
}
