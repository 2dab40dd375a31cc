import { BEFORE, WEEKDAYS, day, month, numberIn, type DeadlineRule } from './rule.js';
import { recurring } from './values.js';

const NAMES = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];
const weekday = (text: string | undefined): string =>
  NAMES[WEEKDAYS.indexOf((text ?? '').replace('天', '日'))] ?? 'FRI';
const WEEK = '(?:星期|周|礼拜)';

/** Phrases that come again every month, quarter, week or day (D6). A count per month is a target, not one of these. */
export const RECURRING_RULES: readonly DeadlineRule[] = [
  {
    serves: 'D6 a day of every month',
    pattern: new RegExp(`每(?:个)?月(?:的)?${day()}[日号](?:${BEFORE})?`, 'g'),
    read: (groups) => recurring(`R/P1M;by=${numberIn(groups, 'd')}`),
  },
  {
    serves: 'D6 the end of every month',
    pattern: new RegExp(`每(?:个)?月(?:底|末)(?:${BEFORE})?`, 'g'),
    read: () => recurring('R/P1M;by=end'),
  },
  {
    serves: 'D6 the last or n-th weekday of every month',
    pattern: new RegExp(
      `每(?:个)?月(?:的)?(?:(?<last>最后一个?)|第(?<n>[一二三四1-4])个?)${WEEK}(?<wd>[一二三四五六日天])(?:${BEFORE})?`,
      'g',
    ),
    read: (groups) =>
      recurring(
        `R/P1M;by=${groups.last === undefined ? (numberIn(groups, 'n') ?? 1) : 'last'}${weekday(groups.wd)}`,
      ),
  },
  {
    serves: 'D6 a day of the last month of every quarter',
    pattern: new RegExp(`每(?:个)?季度?(?:末月|最后一个月|末)的?(?<day>\\d{1,2})日(?:${BEFORE})?`, 'g'),
    read: (groups) => recurring(`R/P3M;by=${Number(groups.day)}`),
  },
  {
    serves: 'D6 the end of every quarter',
    pattern: new RegExp(`每(?:个)?季度?(?:末|底)(?:月底)?(?:${BEFORE})?`, 'g'),
    read: () => recurring('R/P3M;by=end'),
  },
  {
    serves: 'D6 the end of every half-year',
    pattern: new RegExp(`每半年(?:末|底)(?:${BEFORE})?`, 'g'),
    read: () => recurring('R/P6M;by=end'),
  },
  {
    serves: 'D6 the end of every year',
    pattern: new RegExp(`每年(?:年)?(?:末|底)(?:${BEFORE})?`, 'g'),
    read: () => recurring('R/P1Y;by=end'),
  },
  {
    serves: 'D6 a day of every year',
    pattern: new RegExp(`每年${month()}(?:${day()}[日号]|(?<end>底))${BEFORE}`, 'g'),
    read(groups) {
      const two = (value: number | null): string => String(value ?? 0).padStart(2, '0');
      const last = groups.end === undefined ? two(numberIn(groups, 'd')) : 'end';
      return recurring(`R/P1Y;by=${two(numberIn(groups, 'm'))}-${last}`);
    },
  },
  {
    serves: 'D6 a weekday of every week',
    pattern: new RegExp(`每(?:个)?${WEEK}(?<wd>[一二三四五六日天])(?:下班)?(?:${BEFORE})?`, 'g'),
    read: (groups) => recurring(`R/P1W;by=${weekday(groups.wd)}`),
  },
  {
    serves: 'D6, D11 an hour of every day',
    pattern: new RegExp(
      `每[日天](?<part>上午|下午|晚上?)?(?<hour>\\d{1,2})(?:时|点|:(?<minute>\\d{2}))(?:整)?${BEFORE}`,
      'g',
    ),
    read(groups) {
      const hour = (numberIn(groups, 'hour') ?? 0) + (/下午|晚/.test(groups.part ?? '') ? 12 : 0);
      return recurring(`R/P1D;by=${String(hour % 24).padStart(2, '0')}:${groups.minute ?? '00'}`);
    },
  },
];

const EVERY: Readonly<Record<string, string>> = {
  每月: 'R/P1M',
  每个月: 'R/P1M',
  每季度: 'R/P3M',
  每季: 'R/P3M',
  每周: 'R/P1W',
  每星期: 'R/P1W',
  每日: 'R/P1D',
  每天: 'R/P1D',
  每半年: 'R/P6M',
  每半月: 'R/P15D',
};

/** 每月必访: bare, so only without a count in the same clause (每月不少于1次 is a target). */
export const BARE_RECURRING: DeadlineRule = {
  serves: 'D6 without a day',
  pattern:
    /(?<every>每个月|每月|每季度|每季|每周|每星期|每日|每天|每半年|每半月)(?![一二三四五六日天末底度]|\d)(?![^,。;\n]{0,30}(?:\d|[一二两三四五六七八九十]{1,3}[次篇个件场名遍户堂期条份批轮]))/g,
  read: (groups) => recurring(EVERY[groups.every ?? ''] ?? 'R/P1M'),
};
