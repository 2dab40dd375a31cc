import dayjs, { type Dayjs } from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';
import type { Language } from '../words/words.js';

dayjs.extend(utc);
dayjs.extend(timezone);

/** Whatever the reader's device thinks: an office works by the clock on its own wall. */
const ZONE = 'Asia/Shanghai';

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

export type Instant = string | number | Date;

const at = (instant: Instant): Dayjs => dayjs(instant).tz(ZONE);

const otherYear = (day: Dayjs, now: Dayjs) => day.year() !== now.year();

/** `11月28日（周五）`, with the year only when it is not this one; in English `Fri 28 Nov`. */
export function dayOf(instant: Instant, language: Language, now: Instant = Date.now()): string {
  return dayWords(at(instant), language, at(now));
}

function dayWords(day: Dayjs, language: Language, now: Dayjs): string {
  const year = otherYear(day, now);
  if (language === 'en') return day.format(year ? 'ddd D MMM YYYY' : 'ddd D MMM');
  return `${day.format(year ? 'YYYY年M月D日' : 'M月D日')}（周${WEEKDAYS[day.day()]!}）`;
}

/** `18:05`, or with the day when it is another one: `昨天 18:05`, `11月28日 18:05`. */
export function momentOf(instant: Instant, language: Language, now: Instant = Date.now()): string {
  const [moment, today] = [at(instant), at(now)];
  const time = moment.format('HH:mm');
  const days = today.startOf('day').diff(moment.startOf('day'), 'day');
  if (days === 0) return time;
  if (days === 1) return language === 'en' ? `yesterday ${time}` : `昨天 ${time}`;
  const year = otherYear(moment, today);
  if (language === 'en') return moment.format(year ? 'D MMM YYYY HH:mm' : 'D MMM HH:mm');
  return moment.format(year ? 'YYYY年M月D日 HH:mm' : 'M月D日 HH:mm');
}

/**
 * A deadline as people say it. The end of a day is that day (`11月28日（周五）前`), because 24:00 is written
 * nowhere; an hour inside a day is told (`11月28日（周五）18:00前`).
 */
export function deadlineOf(due: Instant, language: Language, now: Instant = Date.now()): string {
  const moment = at(due);
  const wholeDay = moment.hour() === 0 && moment.minute() === 0;
  // 24:00 of a day is kept as 00:00 of the next.
  const day = wholeDay ? moment.subtract(1, 'minute') : moment;
  const time = wholeDay || moment.format('HH:mm') === '23:59' ? '' : moment.format('HH:mm');
  const words = dayWords(day, language, at(now));
  if (language === 'en') return time ? `by ${time}, ${words}` : `by ${words}`;
  return `${words}${time}前`;
}

/** `2026-11-28`, for what is sent to the platform. */
export const calendarDayOf = (instant: Instant): string => at(instant).format('YYYY-MM-DD');

export type Left =
  | { readonly key: 'due.today' | 'due.tomorrow' }
  | { readonly key: 'due.left' | 'due.over' | 'due.overHours'; readonly count: number };

/** How far a deadline is, in the days of the calendar; hours only when it has passed today. */
export function leftUntil(due: Instant, now: Instant = Date.now()): Left {
  const [deadline, present] = [at(due), at(now)];
  if (deadline.isBefore(present)) return passed(deadline, present);
  const last = deadline.subtract(1, 'millisecond').startOf('day');
  const days = last.diff(present.startOf('day'), 'day');
  if (days === 0) return { key: 'due.today' };
  if (days === 1) return { key: 'due.tomorrow' };
  return { key: 'due.left', count: days };
}

function passed(deadline: Dayjs, present: Dayjs): Left {
  const hours = Math.max(1, present.diff(deadline, 'hour'));
  return hours < 24
    ? { key: 'due.overHours', count: hours }
    : { key: 'due.over', count: present.diff(deadline, 'day') };
}
