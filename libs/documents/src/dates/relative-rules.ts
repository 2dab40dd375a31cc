import { addDays, weekdayOf, type Day } from './calendar.js';
import { FESTIVAL_NAMES } from './festivals.js';
import { BEFORE, START, WEEKDAYS, numberIn, type DeadlineRule, type Groups } from './rule.js';
import type { Reference } from './reference.js';
import { fromReference, relative, since, undated, type DeadlineValue } from './values.js';
import { isoOf } from './calendar.js';

const COUNT = '(?<n>\\d{1,3}|[一二两三四五六七八九十]{1,3})';
const TERM = `${COUNT}(?<unit>个工作日|个自然日|日|天|个月|周|小时|个小时)(?:之内|以内|内)`;

/** 收到投诉后3个工作日内办结 is a limit for every case, hence a target. */
const NO_CASE =
  '(?![\\u4e00-\\u9fff]{0,4}(?:投诉|诉求|信访|申请|工单|来信|线索|举报|报修|案件|求助)[^,。;\\n小]{0,14}内)';

/** Phrases counted from the document, from an event or from today (D8, D9), and damaged ones (D13). */
export const RELATIVE_RULES: readonly DeadlineRule[] = [
  {
    serves: 'D8 from the day of issue',
    pattern: new RegExp(
      `(?:自|从)?(?:本[\\u4e00-\\u9fff]{2,4})?(?:印发|发布|下发|公布|发文|签发)(?:之日起|之日|后|起)${TERM}`,
      'g',
    ),
    read: (groups, reference) => readTerm(groups, reference, 'issue'),
  },
  {
    serves: 'D8 from the meeting',
    pattern: new RegExp(`(?:会议?结束后|会议?后|散会后)${TERM}`, 'g'),
    read: (groups, reference) => readTerm(groups, reference, 'meeting'),
  },
  {
    serves: 'D8 from a holiday',
    pattern: new RegExp(`(?:(?:${FESTIVAL_NAMES.join('|')})节?|节|假期|开学|节日)后${TERM}`, 'g'),
    read: (groups, reference) => readTerm(groups, reference, 'event'),
  },
  {
    serves: 'D8 from the end of something',
    pattern: new RegExp(`[\\u4e00-\\u9fff]{2,4}(?:结束|完成|竣工|验收)后(?:须?在)?${TERM}`, 'g'),
    read: (groups, reference) => readTerm(groups, reference, 'event'),
  },
  {
    serves: 'D8 from an event',
    pattern: new RegExp(
      `(?:接到?|收到|发现|发生)${NO_CASE}[\\u4e00-\\u9fff]{0,8}?(?:之日起|后|起|,)?(?:限期?|须?在)?${TERM}`,
      'g',
    ),
    read: (groups, reference) => readTerm(groups, reference, 'event'),
  },
  {
    serves: 'D8 a term without an anchor, for a report or a remedy',
    pattern: new RegExp(
      `(?<!(?:隐患|问题|投诉|诉求|案件|件|受理后?|后))(?:限期?|须?在|于)?${START}${TERM}(?=[^,。;\\n]{0,14}(?:报送|上报|报|提交|整改|完成|提出|拿出|制定|出台))(?![^,。;\\n]{0,14}(?:办结|答复|受理|回复|反馈|办理))`,
      'g',
    ),
    read: (groups, reference) =>
      readTerm(groups, reference, (groups.unit ?? '').includes('小时') ? 'event' : 'issue'),
  },
  {
    serves: 'D8 hours, always from an event',
    pattern: new RegExp(
      `${START}(?<n>\\d{1,3}|[一二两三四五六七八九十]{1,3})(?<unit>个?小时)(?:之内|以内|内)`,
      'g',
    ),
    read: (groups, reference) => readTerm(groups, reference, 'event'),
  },
  {
    serves: 'D8 minutes, for a report on an event',
    pattern: new RegExp(`${START}${COUNT}(?<unit>分钟)(?:之内|以内|内)(?=[^,。;\\n]{0,10}报)`, 'g'),
    read: (groups) => minutesFromEvent(groups),
  },
  {
    serves: 'D8 a weekday of this or the next week',
    pattern: new RegExp(
      `(?<next>下下|下|本|这)(?:个)?(?:周|星期)(?<wd>[一二三四五六日天])(?:下班)?${BEFORE}`,
      'g',
    ),
    read: readWeekday,
  },
  {
    serves: 'D8 within this or the next week',
    pattern: /(?<next>下|本)周(?:之内|以内|内)/g,
    read: (groups, reference) => readWeekday({ ...groups, wd: '日' }, reference),
  },
  {
    serves: 'D7 from now on',
    pattern: /(?:从|自)?即日起(?!至|到|,?[至到])/g,
    read(_groups, reference) {
      if (reference.day === null) return null;
      const from = reference.from === 'none' ? 'none' : reference.from;
      return since(isoOf(reference.day), { year: reference.year, from, isGuessed: false });
    },
  },
  {
    serves: 'D9 at once',
    pattern:
      /立行立改|即知即改|(?:立即|马上)(?:整改|改正|改|整治|清理|停止|停业|停产|停用|关停|拆除|组织|排查|部署|开展|启动|执行|办理|办)/g,
    read: () => undated('immediate'),
  },
  {
    serves: 'D9 without an end',
    pattern: /(?<=[,;:(。])(?:长期坚持|持续推进|常态化推进|长期落实|长期有效)(?=[,;)。\n])/g,
    read: () => undated('open'),
  },
  {
    serves: 'D9 without an end, as a value',
    pattern:
      /长期坚持|持续推进|持续开展|全年持续|常态化(?:推进|开展|落实)?|长期(?:推进|开展|落实)?|贯穿全年|全年|持续|常年/g,
    onlyAsValue: true,
    read: () => undated('open'),
  },
  {
    serves: 'D9 at once, as a value',
    pattern: /立即|马上|即时|立行立改/g,
    onlyAsValue: true,
    read: () => undated('immediate'),
  },
  {
    serves: 'D13 damaged',
    pattern: /(?<!\d)(?:20\d{3,4}月(?:\d{1,2}日|底)?|\d{3,4}日|20\d{5,6}日)(?:之前|以前|前)?/g,
    read: () => ({
      type: 'by',
      iso: null,
      due: null,
      yearFrom: 'none',
      confidence: 0.3,
      flag: 'date-damaged',
    }),
  },
];

function minutesFromEvent(groups: Groups): DeadlineValue | null {
  const count = numberIn(groups, 'n');
  return count === null ? null : relative(`PT${count}M;from=event`);
}

function readTerm(
  groups: Groups,
  reference: Reference,
  from: 'issue' | 'meeting' | 'event',
): DeadlineValue | null {
  const count = numberIn(groups, 'n');
  const unit = groups.unit ?? '';
  if (count === null) return null;
  if (unit.includes('小时')) return relative(`PT${count}H;from=${from === 'issue' ? 'issue' : 'event'}`);
  if (unit === '个工作日') return relative(`P${count}BD;from=${from}`);
  const base = from === 'meeting' ? (reference.meetingDay ?? reference.day) : reference.day;
  if (from !== 'event' && base !== null && unit !== '个月') {
    return fromReference({ ...reference, day: base }, (day) => addDays(day, count * (unit === '周' ? 7 : 1)));
  }
  return relative(`P${count}${unit === '个月' ? 'M' : unit === '周' ? 'W' : 'D'};from=${from}`);
}

function readWeekday(groups: Groups, reference: Reference): DeadlineValue | null {
  const weekday = WEEKDAYS.indexOf((groups.wd ?? '日').replace('天', '日')) + 1;
  const weeks = { 下下: 2, 下: 1 }[groups.next ?? ''] ?? 0;
  return fromReference(reference, (today: Day) => addDays(today, weekday - weekdayOf(today) + 7 * weeks));
}
