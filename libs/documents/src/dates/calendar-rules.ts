import { addMonths, isoOf } from './calendar.js';
import {
  endDay,
  oneDay,
  quarterOf,
  readByDay,
  readDayPeriod,
  readFestival,
  readMonthPeriod,
  readMonths,
  readThird,
  readThirdPeriod,
} from './calendar-readings.js';
import { FESTIVAL_NAMES } from './festivals.js';
import { BEFORE, DASH, START, day, month, numberIn, year, yearWords, type DeadlineRule } from './rule.js';
import { by, byDay, fromReference, monthEnd, period, readYear, since } from './values.js';

const WEEKDAY = '(?:\\((?:星期|周)[一二三四五六日天]\\))?';

/** Phrases that name a day, a month or a period of the calendar (D1–D5, D7, D10–D12). */
export const CALENDAR_RULES: readonly DeadlineRule[] = [
  {
    serves: 'D7 即日起至',
    pattern: new RegExp(
      `(?:从|自)?即日起[,]?(?:至|到)${year()}${month()}(?:${day()}[日号]|(?<end>底|末))`,
      'g',
    ),
    read(groups, reference) {
      const end = endDay(groups, '', reference);
      if (reference.day === null || end === null) return null;
      return period(isoOf(reference.day), end.iso, end.reading);
    },
  },
  {
    serves: 'D4 a period of days',
    pattern: new RegExp(
      `${START}${year('1')}${month('1')}${day('1')}[日号]?${WEEKDAY}${DASH}${year('2')}(?:${month('2')})?(?:${day('2')}[日号]|(?<end2>底|末))`,
      'g',
    ),
    read: readDayPeriod,
  },
  {
    serves: 'D4 a period that begins or ends with a third of a month',
    pattern: new RegExp(
      `${START}${year('1')}${month('1')}(?:(?<third1>上旬|中旬|下旬|初)|${day('1')}[日号])${DASH}${year('2')}(?:${month('2')})?(?:(?<third2>上旬|中旬|下旬)|(?<end2>底|末)|${day('2')}[日号])`,
      'g',
    ),
    read: readThirdPeriod,
  },
  {
    serves: 'D4, D5 a period of months',
    pattern: new RegExp(
      `${START}${year('1')}(?<m1>\\d{1,2}|[一二三四五六七八九十]{1,2})月?份?${DASH}${year('2')}${month('2')}(?:底|末)?(?:${BEFORE})?(?![\\d一二三四五六七八九十])`,
      'g',
    ),
    read: readMonthPeriod,
  },
  {
    serves: 'D7 from a day on',
    pattern: new RegExp(`(?:自|从)${year()}${month()}${day()}[日号]起`, 'g'),
    read(groups, reference) {
      const at = oneDay(groups, reference);
      return since(at.iso, at.reading);
    },
  },
  {
    serves: 'D1, D11, D12 by a day, with weekday or hour',
    pattern: new RegExp(
      `${START}${year()}${month()}${day()}[日号]?${WEEKDAY}(?<part>上午|中午|下午|晚上?)?(?:(?<hour>\\d{1,2}|[一二三四五六七八九十]{1,2})(?:时|点|:(?<minute>\\d{2}))(?:整)?)?(?:下班|上班)?${BEFORE}`,
      'g',
    ),
    read: readByDay,
  },
  {
    serves: 'D1 not later than a day',
    pattern: new RegExp(`(?:最迟|不迟于|不晚于)${year()}${month()}${day()}[日号]`, 'g'),
    read: readByDay,
  },
  {
    serves: 'D1 in figures: 3/31前, 2024-4-15前',
    pattern: new RegExp(
      `${START}(?:(?<y>20\\d{2})[-./])?(?<m>1[0-2]|0?[1-9])[-./](?<d>3[01]|[12]\\d|0?[1-9])[日号]?${BEFORE}`,
      'g',
    ),
    read: readByDay,
  },
  {
    serves: 'D2, D12 by the end of a month',
    pattern: new RegExp(`${START}${year()}${month()}(?:底|末)(?:${BEFORE})?`, 'g'),
    read(groups, reference) {
      const end = endDay({ ...groups, end: '底' }, '', reference);
      return end === null || end.iso === null ? null : by(end.iso, end.reading);
    },
  },
  {
    serves: 'D4 a third of a month',
    pattern: new RegExp(`${START}${year()}${month()}(?<third>上旬|中旬|下旬)(?<before>${BEFORE}|末)?`, 'g'),
    read: readThird,
  },
  {
    serves: 'D8 the end of this or the next month',
    pattern: new RegExp(
      `(?<which>本月|下月|下个月|当月)(?:底|末)(?:${BEFORE})?|(?<![\\d一二三四五六七八九十每本下当个])月(?:底|末)${BEFORE}`,
      'g',
    ),
    read: (groups, reference) =>
      fromReference(reference, (today) =>
        monthEnd(groups.which?.startsWith('下') ? addMonths({ ...today, day: 1 }, 1) : today),
      ),
  },
  {
    serves: 'D8 a day of this or the next month',
    pattern: new RegExp(`(?<which>本月|下月|下个月)${day()}[日号]${BEFORE}`, 'g'),
    read: (groups, reference) =>
      fromReference(reference, (today) => ({
        ...(groups.which?.startsWith('下') ? addMonths({ ...today, day: 1 }, 1) : today),
        day: Math.min(numberIn(groups, 'd') ?? 1, 28),
      })),
  },
  {
    serves: 'D3 by the end of the year',
    pattern: new RegExp(
      `${START}(?:(?<y>20\\d{2}|二〇[〇一二三四五六七八九]{2})年?|(?<w>明年|次年|今年|本年|当年))?年(?:底|末)(?:${BEFORE})?`,
      'g',
    ),
    read: (groups, reference) => byDay(readYear(yearWords(groups), 12, reference), 12, 31),
  },
  {
    serves: 'D3 by the end of a named year',
    pattern: new RegExp(`${START}(?<y>20\\d{2})年(?:底|末)(?:${BEFORE})?`, 'g'),
    read: (groups, reference) => byDay(readYear(yearWords(groups), 12, reference), 12, 31),
  },
  {
    serves: 'D5 a quarter',
    pattern: new RegExp(`(?<!每)${year()}第?(?<q>[一二三四1-4])季度(?<before>(?:末|底)?(?:${BEFORE})?)`, 'g'),
    read: (groups, reference) => readMonths(groups, reference, quarterOf(groups)),
  },
  {
    serves: 'D5 a half-year',
    pattern: new RegExp(`${year()}(?<half>[上下])半年(?<before>(?:末|底)?(?:${BEFORE})?)`, 'g'),
    read: (groups, reference) => readMonths(groups, reference, groups.half === '上' ? [1, 6] : [7, 12]),
  },
  {
    serves: 'D8 before a festival',
    pattern: new RegExp(
      `${year()}[“"']?(?<name>${FESTIVAL_NAMES.join('|')})[”"']?(?:假期|期间)?${BEFORE}`,
      'g',
    ),
    read: readFestival,
  },
  {
    serves: 'D5 a month alone in a cell',
    pattern: new RegExp(`${START}${year()}${month()}(?![\\d一二三四五六七八九十])(?:内|完成)?`, 'g'),
    onlyAsValue: true,
    read: (groups, reference) =>
      readMonths(groups, reference, [numberIn(groups, 'm') ?? 0, numberIn(groups, 'm') ?? 0]),
  },
  {
    serves: 'D1, D11 a day alone in a cell, with its hour',
    pattern: new RegExp(
      `${START}${year()}${month()}${day()}[日号]${WEEKDAY}(?:(?<part>上午|中午|下午|晚上?)?(?<hour>\\d{1,2})(?:时|点|:(?<minute>\\d{2})))?`,
      'g',
    ),
    onlyAsValue: true,
    read: readByDay,
  },
  {
    serves: 'D5 a day in figures alone in a cell',
    pattern: new RegExp(
      `${START}(?<y>20\\d{2})[-./](?<m>1[0-2]|0?[1-9])[-./](?<d>3[01]|[12]\\d|0?[1-9])(?!\\d)`,
      'g',
    ),
    onlyAsValue: true,
    read: readByDay,
  },
  {
    serves: 'D5 a year alone in a cell',
    pattern: new RegExp(`${START}(?<y>20\\d{2})年(?![\\d一二三四五六七八九十底末])(?:内|全年)?`, 'g'),
    onlyAsValue: true,
    read: (groups, reference) => readMonths(groups, reference, [1, 12]),
  },
];
