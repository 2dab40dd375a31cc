import type { Day } from './calendar.js';

/** Month and day of the lunar new year; from the published almanac. */
const NEW_YEAR: Readonly<Record<number, string>> = {
  2018: '02-16',
  2019: '02-05',
  2020: '01-25',
  2021: '02-12',
  2022: '02-01',
  2023: '01-22',
  2024: '02-10',
  2025: '01-29',
  2026: '02-17',
  2027: '02-06',
  2028: '01-26',
  2029: '02-13',
  2030: '02-03',
  2031: '01-23',
  2032: '02-11',
  2033: '01-31',
  2034: '02-19',
  2035: '02-08',
  2036: '01-28',
  2037: '02-15',
  2038: '02-04',
  2039: '01-24',
  2040: '02-12',
};
const DRAGON_BOAT: Readonly<Record<number, string>> = {
  2020: '06-25',
  2021: '06-14',
  2022: '06-03',
  2023: '06-22',
  2024: '06-10',
  2025: '05-31',
  2026: '06-19',
  2027: '06-09',
  2028: '05-28',
  2029: '06-16',
  2030: '06-05',
};
const MID_AUTUMN: Readonly<Record<number, string>> = {
  2020: '10-01',
  2021: '09-21',
  2022: '09-10',
  2023: '09-29',
  2024: '09-17',
  2025: '10-06',
  2026: '09-25',
  2027: '09-15',
  2028: '10-03',
  2029: '09-22',
  2030: '09-12',
};

const FIXED: Readonly<Record<string, string>> = {
  元旦: '01-01',
  清明: '04-04',
  清明节: '04-04',
  五一: '05-01',
  劳动节: '05-01',
  五四: '05-04',
  青年节: '05-04',
  六一: '06-01',
  儿童节: '06-01',
  七一: '07-01',
  建党节: '07-01',
  八一: '08-01',
  建军节: '08-01',
  十一: '10-01',
  国庆: '10-01',
  国庆节: '10-01',
  三八: '03-08',
  妇女节: '03-08',
  教师节: '09-10',
};

const LUNAR: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  春节: NEW_YEAR,
  农历新年: NEW_YEAR,
  端午: DRAGON_BOAT,
  端午节: DRAGON_BOAT,
  中秋: MID_AUTUMN,
  中秋节: MID_AUTUMN,
};

export const FESTIVAL_NAMES = [...Object.keys(FIXED), ...Object.keys(LUNAR)].sort(
  (a, b) => b.length - a.length,
);

/** The festival's day in a year; null when the table does not reach there. */
export function festivalDay(name: string, year: number): Day | null {
  const monthDay = FIXED[name] ?? LUNAR[name]?.[year];
  if (monthDay === undefined) return null;
  const [month, day] = monthDay.split('-').map(Number);
  return { year, month: month!, day: day! };
}

export const isFixedFestival = (name: string): boolean => FIXED[name] !== undefined;
