import { canSay, say } from '../words/speech.js';
import { sayBase } from '../words/words.js';
import { NO_ANSWER, type Problem } from './problem.js';
import { kindOf } from './kind.js';

/** The cause in the words of the screen: those of the very code, else those of its kind. */
export function causeOf(problem: Problem): string {
  const { code, details } = problem;
  if (code !== NO_ANSWER && canSay('problems', code)) return say('problems', code, { values: details });
  return sayBase(`problem.${kindOf(problem)}`);
}
