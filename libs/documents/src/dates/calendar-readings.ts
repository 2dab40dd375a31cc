import { addDays, isoOf } from './calendar.js';
import { festivalDay, isFixedFestival } from './festivals.js';
import type { Reference } from './reference.js';
import { numberIn, yearWords, type Groups } from './rule.js';
import {
  by,
  byDay,
  isoDay,
  lastDay,
  period,
  readYear,
  type DeadlineValue,
  type YearReading,
} from './values.js';

export function quarterOf(groups: Groups): [number, number] {
  const quarter = numberIn(groups, 'q') ?? 1;
  return [quarter * 3 - 2, quarter * 3];
}

export interface ReadDay {
  iso: string | null;
  reading: YearReading;
}

export function oneDay(groups: Groups, reference: Reference, suffix = ''): ReadDay {
  const month = numberIn(groups, `m${suffix}`) ?? 0;
  const reading = readYear(yearWords(groups, suffix), month, reference);
  return { iso: isoDay(reading, month, numberIn(groups, `d${suffix}`) ?? 0), reading };
}

export function endDay(groups: Groups, suffix: string, reference: Reference): ReadDay | null {
  if (groups[`end${suffix}`] === undefined) return oneDay(groups, reference, suffix);
  const month = numberIn(groups, `m${suffix}`) ?? 0;
  if (month < 1 || month > 12) return null;
  const reading = readYear(yearWords(groups, suffix), month, reference);
  return { iso: isoDay(reading, month, lastDay(reading, month)), reading };
}

export function readByDay(groups: Groups, reference: Reference): DeadlineValue | null {
  const { iso, reading } = oneDay(groups, reference);
  if (iso === null) return null;
  const hour = numberIn(groups, 'hour');
  if (hour === null) return by(iso, reading);
  const isLate = /下午|晚/.test(groups.part ?? '') && hour < 12;
  const clock = `T${String(hour + (isLate ? 12 : 0)).padStart(2, '0')}:${groups.minute ?? '00'}`;
  return hour > 24 ? null : by(iso, reading, clock);
}

/** The years of a period: the first from its own words or the context of its end; the second never before the first. */
function periodYears(
  groups: Groups,
  months: [number, number],
  reference: Reference,
): [YearReading, YearReading] {
  const startWords = yearWords(groups, '1');
  const endWords = yearWords(groups, '2');
  const isBareStart = startWords.explicit === null && startWords.word === undefined;
  const crosses = months[1] < months[0];
  const start = readYear(startWords, isBareStart && !crosses ? Math.max(...months) : months[0], reference);
  if (endWords.explicit !== null)
    return [
      isBareStart && !crosses ? readYear(endWords, months[1], reference) : start,
      readYear(endWords, months[1], reference),
    ];
  const later = crosses || /^[明次翌]年/.test(endWords.word ?? '');
  return [start, { ...start, year: start.year === null ? null : start.year + (later ? 1 : 0) }];
}

export function readDayPeriod(groups: Groups, reference: Reference): DeadlineValue | null {
  const first = numberIn(groups, 'm1') ?? 0;
  const second = numberIn(groups, 'm2') ?? first;
  const [start, end] = periodYears(groups, [first, second], reference);
  const lastOfPeriod = groups.end2 === undefined ? (numberIn(groups, 'd2') ?? 0) : lastDay(end, second);
  return period(isoDay(start, first, numberIn(groups, 'd1') ?? 0), isoDay(end, second, lastOfPeriod), end);
}

export function readMonthPeriod(groups: Groups, reference: Reference): DeadlineValue | null {
  const first = numberIn(groups, 'm1') ?? 0;
  const second = numberIn(groups, 'm2') ?? 0;
  if (first < 1 || first > 12 || second < 1 || second > 12) return null;
  const [start, end] = periodYears(groups, [first, second], reference);
  return period(isoDay(start, first, 1), isoDay(end, second, lastDay(end, second)), end);
}

/** A run of whole months: a period, or its last day when the phrase says 前. */
export function readMonths(
  groups: Groups,
  reference: Reference,
  [first, last]: [number, number],
): DeadlineValue | null {
  if (first < 1 || last > 12) return null;
  const reading = readYear(yearWords(groups), last, reference);
  const end = isoDay(reading, last, lastDay(reading, last));
  if (/[前末底]/.test(groups.before ?? '')) return end === null ? null : by(end, reading);
  return period(isoDay(reading, first, 1), end, reading);
}

export function readThird(groups: Groups, reference: Reference): DeadlineValue | null {
  const month = numberIn(groups, 'm') ?? 0;
  if (month < 1 || month > 12) return null;
  const reading = readYear(yearWords(groups), month, reference);
  const [first, last] = { 上旬: [1, 10], 中旬: [11, 20], 下旬: [21, lastDay(reading, month)] }[
    groups.third ?? '上旬'
  ]!;
  const end = isoDay(reading, month, last!);
  if (groups.before !== undefined && end !== null) return by(end, reading);
  return period(isoDay(reading, month, first!), end, reading);
}

/** The day before the festival; a festival that has passed is next year's. */
export function readFestival(groups: Groups, reference: Reference): DeadlineValue | null {
  const name = groups.name ?? '';
  const words = yearWords(groups);
  if (reference.year === null && words.explicit === null)
    return isFixedFestival(name) ? fixedWithoutYear(name) : null;
  const reading = readYear(words, 12, reference);
  const isBare = words.explicit === null && words.word === undefined;
  const today = reference.day === null ? null : isoOf(reference.day);
  for (const candidate of isBare ? [reading.year!, reading.year! + 1] : [reading.year!]) {
    const festival = festivalDay(name, candidate);
    if (festival === null) continue;
    const due = isoOf(addDays(festival, -1));
    if (isBare && today !== null && due < today) continue;
    return by(due, reading);
  }
  return null;
}

function fixedWithoutYear(name: string): DeadlineValue | null {
  const festival = festivalDay(name, 2023);
  if (festival === null) return null;
  const eve = addDays(festival, -1);
  return byDay({ year: null, from: 'none', isGuessed: false }, eve.month, eve.day);
}

const THIRDS: Readonly<Record<string, readonly [number, number]>> = {
  初: [1, 10],
  上旬: [1, 10],
  中旬: [11, 20],
  下旬: [21, 31],
};

/** 3月中旬至10月底, 9月1日至9月中旬: thirds begin on 1, 11, 21 and end on 10, 20 and the last day. */
export function readThirdPeriod(groups: Groups, reference: Reference): DeadlineValue | null {
  const first = numberIn(groups, 'm1') ?? 0;
  const second = numberIn(groups, 'm2') ?? first;
  const [start, end] = periodYears(groups, [first, second], reference);
  const from = groups.third1 === undefined ? (numberIn(groups, 'd1') ?? 0) : THIRDS[groups.third1]![0];
  const isLast = groups.end2 !== undefined || groups.third2 === '下旬';
  const named = groups.third2 === undefined ? (numberIn(groups, 'd2') ?? 0) : THIRDS[groups.third2]![1];
  const to = isLast && second >= 1 && second <= 12 ? lastDay(end, second) : named;
  return period(isoDay(start, first, from), isoDay(end, second, to), end);
}
