import type { HolidayYear } from './holidays.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Asia/Shanghai has had no summer time since 1991; a fixed offset is exact for every date we handle. */
const SHANGHAI = 8 * HOUR;
const OPENS = 9 * HOUR;
const CLOSES = 18 * HOUR;

/** Working hours of one working day, 09:00–18:00 (the lunch break is not taken out), in milliseconds. */
export const WORKING_DAY_MS = CLOSES - OPENS;
/** A search that finds no working time in so many days is a mistake in the calendar's data. */
const LONGEST_SEARCH_DAYS = 20_000;

/**
 * Working time, Asia/Shanghai: Monday to Friday without the published holidays, plus the published
 * make-up days. Years that are not published yet count weekends only. Pure; all amounts in milliseconds.
 */
export class WorkingCalendar {
  private readonly holidays = new Set<number>();
  private readonly makeUpDays = new Set<number>();

  constructor(years: readonly HolidayYear[]) {
    for (const year of years) {
      for (const [from, to] of year.holidays) {
        for (let day = dayNumber(from); day <= dayNumber(to); day += 1) this.holidays.add(day);
      }
      for (const day of year.makeUpDays) this.makeUpDays.add(dayNumber(day));
    }
  }

  /** @param day `YYYY-MM-DD` */
  isWorkingDay(day: string): boolean {
    return this.works(dayNumber(day));
  }

  /** 24:00 of the day. @param day `YYYY-MM-DD` */
  endOfDay(day: string): Date {
    return new Date(midnight(dayNumber(day) + 1));
  }

  /** 24:00 of the day, or of the next working day when the day is none. */
  endOfWorkingDay(day: string): Date {
    let number = dayNumber(day);
    while (!this.works(number)) number += 1;
    return new Date(midnight(number + 1));
  }

  /** The working time between two instants; 0 when `to` is not after `from`. */
  between(from: Date, to: Date): number {
    let total = 0;
    for (let day = dayOf(from); day <= dayOf(to); day += 1) {
      if (!this.works(day)) continue;
      const opens = Math.max(midnight(day) + OPENS, from.getTime());
      const closes = Math.min(midnight(day) + CLOSES, to.getTime());
      total += Math.max(0, closes - opens);
    }
    return total;
  }

  /** The first instant at which `amount` of working time has passed since `from`; `from` itself for 0. */
  add(from: Date, amount: number): Date {
    if (amount <= 0) return from;
    let left = amount;
    for (let day = dayOf(from), last = day + LONGEST_SEARCH_DAYS; day < last; day += 1) {
      if (!this.works(day)) continue;
      const opens = Math.max(midnight(day) + OPENS, from.getTime());
      const today = Math.max(0, midnight(day) + CLOSES - opens);
      if (today >= left) return new Date(opens + left);
      left -= today;
    }
    throw new RangeError('the calendar has no working time left');
  }

  /** The last instant from which `amount` of working time remains until `until`; `until` itself for 0. */
  subtract(until: Date, amount: number): Date {
    if (amount <= 0) return until;
    let left = amount;
    for (let day = dayOf(until), last = day - LONGEST_SEARCH_DAYS; day > last; day -= 1) {
      if (!this.works(day)) continue;
      const closes = Math.min(midnight(day) + CLOSES, until.getTime());
      const today = Math.max(0, closes - (midnight(day) + OPENS));
      if (today >= left) return new Date(closes - left);
      left -= today;
    }
    throw new RangeError('the calendar has no working time left');
  }

  /** One working day from Friday 16:00 is Monday 16:00 (S70): a working day is its working hours. */
  addWorkingDays(from: Date, days: number): Date {
    return this.add(from, days * WORKING_DAY_MS);
  }

  private works(day: number): boolean {
    if (this.makeUpDays.has(day)) return true;
    // 1970-01-01, day 0, was a Thursday.
    const weekday = (day + 4) % 7;
    return weekday !== 0 && weekday !== 6 && !this.holidays.has(day);
  }
}

/** The day of an instant in Asia/Shanghai, `YYYY-MM-DD`. */
export function dayInShanghai(at: Date): string {
  return new Date(at.getTime() + SHANGHAI).toISOString().slice(0, 10);
}

/** The day so many calendar days after `day`, `YYYY-MM-DD`. */
export function addCalendarDays(day: string, days: number): string {
  return new Date((dayNumber(day) + days) * DAY).toISOString().slice(0, 10);
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY;
}

function dayOf(at: Date): number {
  return Math.floor((at.getTime() + SHANGHAI) / DAY);
}

/** The instant at which a day begins in Asia/Shanghai. */
function midnight(day: number): number {
  return day * DAY - SHANGHAI;
}
