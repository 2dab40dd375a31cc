import type { Comparator } from '../draft.js';
import { readNumeral } from '../dates/numerals.js';
import type { Flow } from '../source/flow.js';
import type { Range } from '../tree/node.js';
import { clauseAround, isReported, isStatistic } from './clauses.js';
import { perOf } from './per.js';

export interface FoundTarget extends Range {
  number: number | null;
  unit: string;
  comparator: Comparator;
  per: string | null;
  confidence: number;
}

const BEFORE_WORDS: Readonly<Record<string, Comparator>> = {
  '≥': 'ge',
  '≤': 'le',
  不得少于: 'ge',
  不得低于: 'ge',
  不少于: 'ge',
  不低于: 'ge',
  不小于: 'ge',
  不能少于: 'ge',
  不能低于: 'ge',
  至少: 'ge',
  最少: 'ge',
  达到: 'ge',
  达: 'ge',
  突破: 'ge',
  高于: 'gt',
  超过: 'gt',
  多于: 'gt',
  不得超过: 'le',
  不得高于: 'le',
  不得多于: 'le',
  不能超过: 'le',
  不超过: 'le',
  不多于: 'le',
  不高于: 'le',
  不大于: 'le',
  控制在: 'le',
  最多: 'le',
  低于: 'lt',
  少于: 'lt',
};
const AFTER_WORDS: Readonly<Record<string, Comparator>> = {
  以上: 'ge',
  以内: 'le',
  之内: 'le',
  内: 'le',
  以下: 'le',
  左右: 'approx',
};
const UNITS =
  '%|个工作日|个百分点|个|成|户次|家次|件次|人次|批次|班次|车次|次|名|人|岁|户|家|座|只|条|件|项|处|篇|字|台(?:\\(套\\))?|套|辆|亿立方米|万立方米|万亩|万吨|万株|平方公里|公里|千米|万平方米|平方米|米|亩|公顷|吨|万元|亿元|元|万人|万户|分钟|小时|天|日|份|期|场次|场|支|所|类|遍|轮|批|节|课时|学时|堂|栋|幢|棵|株|盏|部|本|册|组|起|宗|倍|间|艘|面|块|把|根|箱|架|口|张|枚|例|床|桶|幅|版|页|立方米|千瓦|分(?![别管工类组级之析布钟])';
const CN_NUMBER = '[〇一二两三四五六七八九十百千]{1,6}(?:点[〇一二三四五六七八九]{1,3})?';
const TARGET = new RegExp(
  `(?<before>${byLength(BEFORE_WORDS)})?(?:(?<=至少|最少)(?<gap>[\\u4e00-\\u9fff]{1,8}?))?` +
    `(?<about>约)?(?:百分之(?<percent>${CN_NUMBER})|(?<half>半数)|(?<n>\\d{1,9}(?:\\.\\d{1,4})?|X{1,2}|${CN_NUMBER})(?<unit>${UNITS}))` +
    `(?<after>${byLength(AFTER_WORDS)})?`,
  'g',
);

function byLength(words: Readonly<Record<string, Comparator>>): string {
  return Object.keys(words)
    .sort((a, b) => b.length - a.length)
    .join('|');
}

/** Numbers that a directive asks to reach (§6): with a comparator before or after, or bare figures with a counter. */
export function findTargets(flow: Flow, excluded: readonly Range[]): FoundTarget[] {
  const blocked = new Uint8Array(flow.text.length);
  for (const { from, to } of excluded) blocked.fill(1, from, to);
  const found: FoundTarget[] = [];
  for (const match of flow.text.matchAll(TARGET)) {
    const range = { from: match.index, to: match.index + match[0].length };
    if (flow.enclosed[range.to - 1] === 1 || blocked.subarray(range.from, range.to).includes(1)) continue;
    const target = readTarget(flow.text, range, match.groups ?? {});
    if (target !== null) found.push(target);
  }
  return found;
}

type Groups = Readonly<Record<string, string | undefined>>;

function readTarget(text: string, range: Range, groups: Groups): FoundTarget | null {
  const { number, unit } = readAmount(groups);
  if (unit === null || number === undefined) return null;
  const comparator = readComparator(groups);
  const per = perOf(text, range.from);
  const isCompared = groups.before !== undefined || groups.after !== undefined;
  const amount: Amount = { text, range, unit, groups };
  if (namesSomethingElse(amount) || (!isCompared && !isBareTarget(amount, per))) return null;
  if ((!isCompared && isStatistic(text, range.from)) || isReported(text, range.from)) return null;
  if (groups.after === '内' && !isHandlingLimit(text, range)) return null;
  return { ...range, number, unit, comparator, per, confidence: isCompared ? 0.9 : 0.7 };
}

interface Amount {
  text: string;
  range: Range;
  unit: string;
  groups: Groups;
}

function readAmount(groups: Groups): { number: number | null | undefined; unit: string | null } {
  if (groups.percent !== undefined) return { number: readNumeral(groups.percent) ?? undefined, unit: '%' };
  if (groups.half !== undefined) return { number: 50, unit: '%' };
  if (groups.n!.startsWith('X')) return { number: null, unit: groups.unit ?? null };
  const number = readNumeral(groups.n!);
  if (number === null) return { number: undefined, unit: null };
  return groups.unit === '成' ? { number: number * 10, unit: '%' } : { number, unit: groups.unit ?? null };
}

function readComparator(groups: Groups): Comparator {
  if (groups.after === '左右' || groups.about !== undefined) return 'approx';
  if (groups.before !== undefined) return BEFORE_WORDS[groups.before]!;
  return groups.after === undefined ? 'eq' : AFTER_WORDS[groups.after]!;
}

const TIME_UNIT = /^(?:分|个工作日|分钟|小时|天|日|米)$/;
/** Counters behind which a bare Chinese numeral is a frequency: 每周调度一次. */
const FREQUENCY = /^(?:次|场|期|篇|堂|遍|轮|份|人次)$/;

/** 60岁以上老年人 names people; 不超过50岁 is a target. */
const isAgeGroup = ({ unit, groups }: Amount): boolean => unit === '岁' && groups.before === undefined;

/** Statistics, ordinals, parts of a whole and names that carry a number (§6 hazards). */
function namesSomethingElse(amount: Amount): boolean {
  const { text, range, unit, groups } = amount;
  if (isAgeGroup(amount)) return true;
  const before = text.slice(Math.max(0, range.from - 4), range.from);
  const after = text.slice(range.to, range.to + 6);
  if (
    /[第占\d./]$|其中.{0,2}$|涉及.{0,2}$|共[列有计]?$|合计$|已完成$|已.?$|[是有]$/.test(before) &&
    groups.before === undefined
  )
    return true;
  if (/^(?:增加|减少|提高|提升|下降|降低|变|压缩到|压减到|范围|以外|多)/.test(after)) return true;
  if (
    unit === '个' &&
    /^(?:月|年|小时|街道|部门|方面|环节|阶段|星期|工作日|自然日|代表|意识|维护)/.test(after)
  )
    return true;
  if (unit === '日' && /^(?:前|起|至|-|~|,)/.test(after)) return true;
  return groups.unit === '成' && /^(?:立|员|为|效|果|本|长|熟|绩|功|都)/.test(after);
}

/** A figure without comparator: bare Arabic figures with a counter of things, or a frequency in Chinese figures. */
function isBareTarget({ text, range, unit, groups }: Amount, per: string | null): boolean {
  if (groups.percent !== undefined || groups.half !== undefined) return true;
  const before = text[range.from - 1] ?? '\n';
  if (TIME_UNIT.test(unit) || (/[至到\-~]/.test(before) && /\d/.test(text[range.from - 2] ?? '')))
    return false;
  const after = text.slice(range.to, range.to + 8);
  if (
    /^(?:项|件|个|条)$/.test(unit) &&
    /^(?:微|民生|为民|惠民|便民)?(?:实事|任务|重点|工作|原则|措施|要求|行动|工程|制度|专项)/.test(after)
  )
    return false;
  const isFigure = /^[\dX]/.test(groups.n!);
  if (isFigure) return !(unit === '成');
  return per !== null && FREQUENCY.test(unit);
}

/** 平件5个工作日内办结: a limit that runs from each case is a target, a term for the reader is a deadline. */
function isHandlingLimit(text: string, range: Range): boolean {
  const clause = clauseAround(text, range.from);
  const words = text.slice(clause.from, clause.to);
  if (/办结|办理|答复|受理|回复|反馈|处置|到场|响应|修复|审批|解决/.test(words)) return true;
  return /(?:隐患|问题|投诉|诉求|案件).{0,12}(?:整改|处理)/.test(words);
}
