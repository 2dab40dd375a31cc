import { clauseAround } from './clauses.js';

const PERIODS: Readonly<Record<string, string>> = {
  半年: 'half',
  半月: 'halfmonth',
  半个月: 'halfmonth',
  季度: 'quarter',
  季: 'quarter',
  月: 'month',
  周: 'week',
  星期: 'week',
  年: 'year',
  年度: 'year',
  日: 'day',
  天: 'day',
  旬: '旬',
  学期: '学期',
};
/** A date that comes again (每月25日, 每季度末) is a deadline, not the denominator of a count. */
const PERIOD =
  /每(?:个|一)?(半年|半个月|半月|季度|季(?!度)|月|周|星期|年度|年|日|天|旬|学期)(?![底末\d一二三四五六七八九十])|(全年|年均|每年|月均|人均|户均|每人|人人)/g;
const PEOPLE = /每(?:名|位)[\u4e00-\u9fff]{1,8}|每(?:个)?人/g;
/** What follows the thing counted: a verb, a comparator or the figure. */
const ACTS =
  '至少|最少|最多|不少|不低|不超|不高|不得|≥|≤|达|控制|要|须|应|配|建|确定|选|安排|开展|撰写|参加|完成|张贴|补助|奖补|奖励|给予|投入|发放|安装|设置|设立|派|走访|组建|组织|培训|培养|招|新增|新建|改造|打造|每|由|年内|全年|储备|落实|明确|推荐|发展|举办|检查|抽查|入户|联系|包联|巡查|排查|巡逻|开设|划定|设|收集|办理|整治|清理|种植|录入|报送|上报|\\d|[一二两三四五六七八九十]';
const COUNTERS = '个|支|户|家|所|条|处|栋|座|台|辆|次|场|件|期|批|班|名额|亩|吨|平方米|公里|千瓦时';
/** Things that need no counter: 每站, 每社区. */
const PLACES = '站|校|村|社区|街道|镇|网格|小区|支部|单位|科室|学校|楼栋|单元|林场|点';
const THING = new RegExp(`每(?:(${COUNTERS})([\\u4e00-\\u9fff]{0,8}?)|(${PLACES}))(?=${ACTS})`, 'g');

const WORDS: Readonly<Record<string, string>> = {
  全年: 'year',
  年均: 'year',
  每年: 'year',
  月均: 'month',
  人均: '人',
  每人: '人',
  人人: '人',
  户均: '户',
};

/** What a number is counted per (每季度, 每个小区, 人均), read from the clause before it; the nearest word wins. */
export function perOf(text: string, at: number): string | null {
  const clause = text.slice(clauseAround(text, at).from, at + 3);
  let best: { at: number; per: string } | null = null;
  const offer = (place: number, per: string): void => {
    if (best === null || place >= best.at) best = { at: place, per };
  };
  for (const match of clause.matchAll(PEOPLE)) offer(match.index, '人');
  for (const match of clause.matchAll(THING)) offer(match.index, match[3] ?? nounOf(match[1]!, match[2]!));
  for (const match of clause.matchAll(PERIOD)) {
    offer(match.index, match[1] === undefined ? WORDS[match[2]!]! : PERIODS[match[1]]!);
  }
  return (best as { per: string } | null)?.per ?? null;
}

/** 每个小区 → 小区; 每支队伍 keeps its counter: 支队伍; 每户 → 户. */
function nounOf(counter: string, noun: string): string {
  const place = noun.replace(/(?<=.{2})(?:党员|人员|队员|成员|职工|干部|群众|居民)$/, '');
  return counter === '个' && place !== '' ? place : counter + place;
}
