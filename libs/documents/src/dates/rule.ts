import { readNumeral } from './numerals.js';
import type { Reference } from './reference.js';
import type { DeadlineValue, YearWords } from './values.js';

/** One form of deadline phrase: how it looks (folded text without blanks) and what it means. */
export interface DeadlineRule {
  /** The pattern of §5 that the rule serves. */
  serves: string;
  pattern: RegExp;
  /** True when the form is a deadline only as a whole value: in a table cell or behind a label. */
  onlyAsValue?: boolean;
  read(groups: Groups, reference: Reference): DeadlineValue | null;
}

export type Groups = Readonly<Record<string, string | undefined>>;

const NUMBER = '\\d{1,2}|[一二三四五六七八九十]{1,3}';
/** Optional year words; the suffix keeps the group names apart when a phrase has two dates. */
export const year = (suffix = ''): string =>
  `(?:(?<y${suffix}>(?:19|20)\\d{2}|二〇[〇一二三四五六七八九]{2})年|(?<w${suffix}>明年|次年|翌年|来年|今年|本年|当年))?`;
export const month = (suffix = ''): string => `(?<m${suffix}>${NUMBER})月份?`;
export const day = (suffix = ''): string => `(?<d${suffix}>${NUMBER})`;
export const BEFORE = '(?:之前|以前|前)';
export const DASH = '(?:起?(?:至|到|-{1,2}|~))';
/** Not in the middle of a number (D13). */
export const START = '(?<!\\d)';
export const WEEKDAYS = '一二三四五六日';

export const numberIn = (groups: Groups, name: string): number | null => {
  const text = groups[name];
  return text === undefined ? null : readNumeral(text);
};

export const yearWords = (groups: Groups, suffix = ''): YearWords => ({
  explicit: numberIn(groups, `y${suffix}`),
  word: groups[`w${suffix}`],
});
