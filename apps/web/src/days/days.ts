import type { Language } from '../words/speech.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/**
 * Whatever the reader's device thinks: an office works by the clock on its own wall, in Asia/Shanghai, which has no
 * summer time.
 */
const OFFSET_MS = 8 * HOUR_MS;

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];
const WEEKDAYS_EN = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export type Instant = string | number | Date;

/** What the wall in Shanghai shows, to be read by the `getUTC…` of a date. */
const at = (instant: Instant): Date => new Date(new Date(instant).getTime() + OFFSET_MS);

const dayNumber = (wall: Date): number => Math.floor(wall.getTime() / DAY_MS);
const timeOf = (wall: Date): string => wall.toISOString().slice(11, 16);
const otherYear = (day: Date, now: Date) => day.getUTCFullYear() !== now.getUTCFullYear();

/** `11月28日` or `28 Nov`, with the year only when it is not this one. */
function dateWords(day: Date, language: Language, now: Date): string {
  const [year, month, date] = [day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()];
  if (language === 'en') return `${date} ${MONTHS_EN[month]!}${otherYear(day, now) ? ` ${year}` : ''}`;
  return `${otherYear(day, now) ? `${year}年` : ''}${month + 1}月${date}日`;
}

/** `11月28日（周五）`, with the year only when it is not this one; in English `Fri 28 Nov`. */
export function dayOf(instant: Instant, language: Language, now: Instant = Date.now()): string {
  return dayWords(at(instant), language, at(now));
}

function dayWords(day: Date, language: Language, now: Date): string {
  const date = dateWords(day, language, now);
  if (language === 'en') return `${WEEKDAYS_EN[day.getUTCDay()]!} ${date}`;
  return `${date}（周${WEEKDAYS[day.getUTCDay()]!}）`;
}

/** `18:05`, or with the day when it is another one: `昨天 18:05`, `11月28日 18:05`. */
export function momentOf(instant: Instant, language: Language, now: Instant = Date.now()): string {
  const [moment, today] = [at(instant), at(now)];
  const time = timeOf(moment);
  const days = dayNumber(today) - dayNumber(moment);
  if (days === 0) return time;
  if (days === 1) return language === 'en' ? `yesterday ${time}` : `昨天 ${time}`;
  return `${dateWords(moment, language, today)} ${time}`;
}

/**
 * A deadline as people say it. The end of a day is that day (`11月28日（周五）前`), because 24:00 is written
 * nowhere; an hour inside a day is told (`11月28日（周五）18:00前`).
 */
export function deadlineOf(due: Instant, language: Language, now: Instant = Date.now()): string {
  const moment = at(due);
  const clock = timeOf(moment);
  // 24:00 of a day is kept as 00:00 of the next.
  const day = clock === '00:00' ? at(new Date(due).getTime() - MINUTE_MS) : moment;
  const words = dayWords(day, language, at(now));
  const time = clock === '00:00' || clock === '23:59' ? '' : clock;
  if (language === 'en') return time ? `by ${time}, ${words}` : `by ${words}`;
  return `${words}${time}前`;
}

/** `2026-11-28`, for what is sent to the platform. */
export const calendarDayOf = (instant: Instant): string => at(instant).toISOString().slice(0, 10);

export type Left =
  | { readonly key: 'due.today' | 'due.tomorrow' }
  | { readonly key: 'due.left' | 'due.over' | 'due.overHours'; readonly count: number };

/** How far a deadline is, in the days of the calendar; hours only when it has passed today. */
export function leftUntil(due: Instant, now: Instant = Date.now()): Left {
  const [deadline, present] = [new Date(due).getTime(), new Date(now).getTime()];
  if (deadline < present) return passed(present - deadline);
  const days = dayNumber(at(deadline - 1)) - dayNumber(at(present));
  if (days === 0) return { key: 'due.today' };
  if (days === 1) return { key: 'due.tomorrow' };
  return { key: 'due.left', count: days };
}

function passed(ms: number): Left {
  const hours = Math.max(1, Math.floor(ms / HOUR_MS));
  return hours < 24
    ? { key: 'due.overHours', count: hours }
    : { key: 'due.over', count: Math.floor(ms / DAY_MS) };
}
