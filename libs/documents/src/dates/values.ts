import type { DeadlineType, YearSource } from '../draft.js';
import { daysIn, endOfMonth, isoOf, type Day } from './calendar.js';
import { CONFIDENCE_BY_YEAR, type Reference } from './reference.js';

/** The normalised value of a deadline phrase (§13). */
export interface DeadlineValue {
  type: DeadlineType;
  iso: string | null;
  due: string | null;
  yearFrom: YearSource;
  confidence: number;
  flag?: 'year-guessed' | 'date-damaged';
}

/** A year as a phrase shows it, or as the context gives it. */
export interface YearReading {
  year: number | null;
  from: YearSource;
  isGuessed: boolean;
}

export interface YearWords {
  /** 2024 or 二〇二四, already read. */
  explicit: number | null;
  /** 明年, 今年 … */
  word: string | undefined;
}

const NEXT_YEAR = /^[明次翌来]年/;

const sourceOf = (reference: Reference): YearSource => (reference.year === null ? 'none' : reference.from);

/** The year of a bare month: a month earlier than the reference month is taken for next year and flagged. */
export function readYear(words: YearWords, month: number, reference: Reference): YearReading {
  if (words.explicit !== null) return { year: words.explicit, from: 'explicit', isGuessed: false };
  const from = sourceOf(reference);
  if (reference.year === null) return { year: null, from, isGuessed: false };
  if (words.word !== undefined) {
    return { year: reference.year + (NEXT_YEAR.test(words.word) ? 1 : 0), from, isGuessed: false };
  }
  const isPast = reference.day !== null && month < reference.day.month;
  return { year: reference.year + (isPast ? 1 : 0), from, isGuessed: isPast || from === 'text' };
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** YYYY-MM-DD, or XXXX-MM-DD when no year can be had; null when there is no such day. */
export function isoDay(reading: YearReading, month: number, day: number): string | null {
  const longest = reading.year === null ? 31 : daysIn(reading.year, month);
  if (month < 1 || month > 12 || day < 1 || day > longest) return null;
  if (reading.year === null) return `XXXX-${twoDigits(month)}-${twoDigits(day)}`;
  return isoOf({ year: reading.year, month, day });
}

export function lastDay(reading: YearReading, month: number): number {
  return daysIn(reading.year ?? 2023, month);
}

export function byDay(reading: YearReading, month: number, day: number): DeadlineValue | null {
  const iso = isoDay(reading, month, day);
  return iso === null ? null : by(iso, reading);
}

export function by(iso: string, reading: YearReading, clock = ''): DeadlineValue {
  return {
    type: 'by',
    iso: iso + clock,
    due: iso.startsWith('XXXX') ? null : iso,
    ...sureness(reading),
  };
}

export function period(start: string | null, end: string | null, reading: YearReading): DeadlineValue | null {
  if (start === null || end === null) return null;
  return {
    type: 'period',
    iso: `${start}/${end}`,
    due: end.startsWith('XXXX') ? null : end,
    ...sureness(reading),
  };
}

export function since(start: string | null, reading: YearReading): DeadlineValue | null {
  return start === null ? null : { type: 'from', iso: `${start}/..`, due: null, ...sureness(reading) };
}

function sureness(reading: YearReading): Pick<DeadlineValue, 'yearFrom' | 'confidence' | 'flag'> {
  const confidence = CONFIDENCE_BY_YEAR[reading.from] - (reading.isGuessed ? 0.15 : 0);
  return {
    yearFrom: reading.from,
    confidence,
    ...(reading.isGuessed ? { flag: 'year-guessed' as const } : {}),
  };
}

export function recurring(iso: string): DeadlineValue {
  return { type: 'recurring', iso, due: null, yearFrom: 'none', confidence: 0.9 };
}

export function relative(iso: string): DeadlineValue {
  return { type: 'relative', iso, due: null, yearFrom: 'none', confidence: 0.7 };
}

export function undated(type: 'open' | 'immediate'): DeadlineValue {
  return { type, iso: type, due: null, yearFrom: 'none', confidence: 0.9 };
}

/** A day counted from the reference date; null when the document shows no day. */
export function fromReference(reference: Reference, move: (day: Day) => Day): DeadlineValue | null {
  if (reference.day === null) return null;
  const iso = isoOf(move(reference.day));
  const reading = { year: reference.year, from: sourceOf(reference), isGuessed: false };
  return { ...by(iso, reading), confidence: Math.min(0.7, CONFIDENCE_BY_YEAR[reading.from]) };
}

export const monthEnd = (day: Day): Day => endOfMonth(day.year, day.month);
