import { CALENDAR_RULES } from '../dates/calendar-rules.js';
import { BARE_RECURRING, RECURRING_RULES } from '../dates/recurring-rules.js';
import type { Reference } from '../dates/reference.js';
import { RELATIVE_RULES } from '../dates/relative-rules.js';
import type { DeadlineRule } from '../dates/rule.js';
import type { DeadlineValue } from '../dates/values.js';
import type { Flow } from '../source/flow.js';
import type { Range } from '../tree/node.js';
import { isReported, isStatistic, sentenceAround } from './clauses.js';

export interface FoundDeadline extends Range {
  value: DeadlineValue;
}

const RULES: readonly DeadlineRule[] = [
  ...RECURRING_RULES,
  ...CALENDAR_RULES,
  ...RELATIVE_RULES,
  BARE_RECURRING,
];
const IN_TEXT = RULES.filter((rule) => rule.onlyAsValue !== true);
const AS_VALUE = RULES.filter((rule) => rule.onlyAsValue === true);

/**
 * All deadline phrases of the running text, none over another. `values` are the ranges that hold nothing but a
 * deadline (table cells, what stands behind 完成时限：): there a bare month or 长期坚持 counts too.
 */
export function findDeadlines(flow: Flow, reference: Reference, values: readonly Range[]): FoundDeadline[] {
  const taken = new Uint8Array(flow.text.length);
  const found: FoundDeadline[] = [];
  const take = (range: Range, value: DeadlineValue): void => {
    taken.fill(1, range.from, range.to);
    found.push({ ...range, value });
  };
  for (const rule of IN_TEXT) {
    for (const match of flow.text.matchAll(rule.pattern)) {
      const range = { from: match.index, to: match.index + match[0].length };
      if (isTaken(taken, range) || isNoDeadline(flow, range)) continue;
      const value = rule.read(match.groups ?? {}, reference);
      if (value !== null) take(range, value);
    }
  }
  for (const range of values) {
    if (!isTaken(taken, range)) readValue(flow, reference, range, take);
  }
  return found.sort((a, b) => a.from - b.from);
}

const isTaken = (taken: Uint8Array, { from, to }: Range): boolean => taken.subarray(from, to).includes(1);

function readValue(
  flow: Flow,
  reference: Reference,
  range: Range,
  take: (range: Range, value: DeadlineValue) => void,
): void {
  const text = flow.text.slice(range.from, range.to);
  for (const rule of AS_VALUE) {
    rule.pattern.lastIndex = 0;
    const match = rule.pattern.exec(text);
    rule.pattern.lastIndex = 0;
    const value = match === null ? null : rule.read(match.groups ?? {}, reference);
    if (match === null || value === null) continue;
    const from = range.from + match.index;
    take({ from, to: from + match[0].length }, value);
    return;
  }
}

const REPORTS_BEFORE = /(?:截至|截止|截止到|早在|迟至|原定于?|本应于?|曾于|已于|定于.{0,2})$/;
const REPORTS_AFTER = /^(?:,?已|以来|召开的|印发的|发布的|发出的|下发的|印发|举办的|来,)/;
const FAILED = /目前|至今|仍未|尚未|仅完成|未完成|未能/;

/** A date that reports the past or quotes (D: "not a deadline"): 截至10月15日, 应于…前…至今未…. */
function isNoDeadline(flow: Flow, { from, to }: Range): boolean {
  if (flow.enclosed[from] === 1 || isReported(flow.text, from)) return true;
  if (/季度?$|半年$|月份?$/.test(flow.text.slice(from, to)) && isStatistic(flow.text, from)) return true;
  const before = flow.text.slice(Math.max(0, from - 5), from);
  if (REPORTS_BEFORE.test(before) || REPORTS_AFTER.test(flow.text.slice(to, to + 5))) return true;
  if (!/应于?$|应在$|要求于?$|承诺于?$/.test(before)) return false;
  const sentence = sentenceAround(flow.text, from);
  return FAILED.test(flow.text.slice(to, sentence.to));
}
