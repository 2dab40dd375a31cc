import { calendarDayOf } from '../../../days/days.js';

const DAY_MS = 86_400_000;
/** Calendar days that are mostly asked for. */
const OFTEN = [3, 7, 15];

/** `YYYY-MM-DD` of the day that is `count` days after the one on which the task is due; 24:00 belongs to the day it ends. */
function dayAfterDue(effectiveDueAt: string, count: number): string {
  return calendarDayOf(Date.parse(effectiveDueAt) - 1 + count * DAY_MS);
}

/** The day asked for must lie after the date that stands. */
export const firstDayToAsk = (effectiveDueAt: string): string => dayAfterDue(effectiveDueAt, 1);

export const laterDays = (effectiveDueAt: string): readonly string[] =>
  OFTEN.map((count) => dayAfterDue(effectiveDueAt, count));
