import type { Range } from '../tree/node.js';

/** How the name of a unit ends; tried on the longest run of characters that no verb breaks. */
const ENDS_AS_UNIT =
  /(?:局|委|办|室|部|厅|院|处|科|股|所|站|队|中心|公司|政府|党委|党组|支部|党总支|纪工委|党工委|街道|镇|乡|社区|居委会|村委会|委员会|总工会|工会|妇联|残联|团委|工商联|科协|文联|红十字会|企业|单位|部门|学校|林场|协会|商会|专班|小组|指挥部|集团|银行|医院|物业|成员|平台|窗口|管护站|事务所)$/;
const NO_UNIT =
  /^(?:责任|牵头|配合|主管|监管|所在|用人|本|该|上述|相关|有关|被督查)(?:单位|部门)$|(?:全部|内部|外部|干部|局部|场所|厕所|处所|好处|住处|到处|之处|会议室|教室|楼院|庭院|大院|小院|排队|部队|结局|布局|格局|全局|大局|承办|交办|主办|协办|举办|转办|经办|包办|代办|催办|兴办|申办|查办|领办|试办|待办|督办|常委|政委|原委|编委|班子成员|窗口单位和|家庭成员)$/;
const STARTS_AS_NO_NAME =
  /^(?:的|了|是|有|为|请|并|且|但|如|若|其|该|此|本项|这|那|我|你|他|它|大家|会议|同志|认真|切实|同时|不|第|因|当|属|未|已|由|凡|只|工作|重点|主要|相关工作)/;

/** Words at which a name stops. 应急, 自然资源, 组织部 and the like are spared. */
const BREAKS =
  /由|等(?!级)|组织(?!部|科|处|委)|组建|牵头|负责|配合|协助|参与|参加|统筹|协调|指导|督促|会同|汇总|依法|约谈|统一|按|对(?!外|口)|向|于(?!都|洪)|在|把|将|要(?!闻)|应(?!急)|须|必须|每|根据|进行|开展|落实|制定|做好|抓|报|处理|给|自(?!然|治)|从|以|不|已|也|都(?!市)|还|再|就|并|先|另|使|让|请|为|及时|具体|分别|共同|联合|定期|严格|立即|的|逐|选派|推荐|安排|召开|完成|提出|建立|积极|全面|主动|结合|确保|加强|强化|摸清|摸排|摸底|排查(?!办|组)|梳理|整治(?!办|组|领导|工作)|检查(?!组|站)|推进(?!办|组|中心|委)|加快|提升(?!办)|完善|健全|化解|打造|清理(?!办|组)|处置(?!办|中心|局)|研究(?!院|所|室|中心)|拿出|建成|新建|改造(?!办|中心|指挥部)|动员|或|[、,。;:!?\n\t0-9]|及(?!时)|与|和(?!城乡|社会保障|旅游|改革|信息化|农村|规划|宗教|计划生育|平)|今年|明年|年底|月/;
const LONGEST_NAME = 24;
const SHORTEST_NAME = 3;
/** 各镇 is shorter. */
const SHORT_CLASS = /^各[镇村乡局校]/;
const BRACKET = /^\([\u4e00-\u9fff、]{2,14}\)/;

/** The unit name that begins at `from`: the longest one that no verb interrupts. */
export function readUnitName(text: string, from: number): Range | null {
  const window = text.slice(from, from + LONGEST_NAME);
  const stop = BREAKS.exec(window);
  const run = /^[\u4e00-\u9fff“”]*/.exec(stop === null ? window : window.slice(0, stop.index))![0];
  const shortest = SHORT_CLASS.test(run) ? 2 : SHORTEST_NAME;
  if (run.length < shortest || STARTS_AS_NO_NAME.test(run)) return null;
  for (let length = run.length; length >= shortest; length--) {
    const name = run.slice(0, length);
    if (isCutQuote(name)) continue;
    if (!ENDS_AS_UNIT.test(name) || NO_UNIT.test(name) || isVerb(name, text[from + length])) continue;
    if (PERSON.test(text.slice(from + length, from + length + 5))) return null;
    const bracket = BRACKET.exec(text.slice(from + length, from + length + 18));
    return { from, to: from + length + (bracket?.[0].length ?? 0) };
  }
  return null;
}

/** 街道办事处主任 is a person, not the office. */
const PERSON =
  /^(?:正|副)?(?:主任|书记|局长|镇长|乡长|部长|主席|主要|负责同志|负责人|分管|领导(?!小组)|班子|干部|工作人员|人员|党员|职工|法人)/;

/** 社区“两委 ends inside a quotation. */
const isCutQuote = (name: string): boolean => name.lastIndexOf('“') > name.lastIndexOf('”');

/** 办 is an office, 办理 and 办好 are verbs. */
const isVerb = (name: string, next: string | undefined): boolean =>
  name.endsWith('办') && /[理法好结事成]/.test(next ?? '');

const JOINS = /^(?:以及|[、和与及])/;

/** Names joined by 、 和 及 与 from `from` on; empty when the first is no unit name. */
export function readUnitNames(text: string, from: number): Range[] {
  const names: Range[] = [];
  let at = from;
  while (names.length < 40) {
    const name = readUnitName(text, at);
    if (name === null) break;
    names.push(name);
    const join = JOINS.exec(text.slice(name.to, name.to + 2))?.[0];
    if (join === undefined) break;
    at = name.to + join.length;
  }
  return names;
}

/** 专业扑火队, 调解专班: a team without the name of its office, which every office may have. */
const TEAM = /^(?!区|市|县|省|街道|镇|乡|局|社区).{1,5}(?:(?<![大支中总])队|专班|小组)$/;

/** 各街道, 有关部门: a class of units, as a subject rather the audience than a responsible unit (U10). */
export const isClassName = (name: string): boolean =>
  TEAM.test(name) ||
  /^(?:各|所有|全体|有关|相关|其他|全区|全县|全市|参训|基层|社区网格|社区党|网格党|机关党|窗口单位)|(?:企业|商户|单位|部门)$/.test(
    name,
  );

const JOINT_IN_NAME = /(?:住房|资源|文化|发展|工业|卫生|民族|医疗|教育|旅游|农业|规划)$/;

/** Splits a value that is nothing but a list of units (a cell, what stands behind 责任单位：). */
export function splitUnitList(text: string, range: Range): Range[] {
  const parts: Range[] = [];
  let from = range.from;
  let depth = 0;
  for (let i = range.from; i <= range.to; i++) {
    const character = i === range.to ? '、' : text[i]!;
    if (character === '(') depth++;
    if (character === ')') depth = Math.max(0, depth - 1);
    const isJoin =
      /[、,;]/.test(character) || (/[和及与]/.test(character) && joinsHere(text, { from, to: i }, range.to));
    if (i < range.to && (!isJoin || depth > 0)) continue;
    const part = tidy(text, { from, to: i });
    if (part !== null) parts.push(part);
    from = i + 1;
  }
  return parts;
}

/** 和 joins two names only where both sides are names by themselves: 住房和城乡建设局 is one. */
function joinsHere(text: string, before: Range, limit: number): boolean {
  const name = text.slice(before.from, before.to);
  if (JOINT_IN_NAME.test(name) || name.length < 3) return false;
  return ENDS_AS_UNIT.test(name) && limit - before.to > 2;
}

const LONGEST_LISTED = 30;

function tidy(text: string, { from, to }: Range): Range | null {
  const raw = text.slice(from, to);
  const start = from + /^[由\n\t-]*/.exec(raw)![0].length;
  const end = start + text.slice(start, to).replace(/(?:等(?:单位|部门)?|[\n\t。])+$/, '').length;
  const name = text.slice(start, end);
  const isName =
    /[\u4e00-\u9fff]{2}/.test(name) && name.length <= LONGEST_LISTED && !/^(?:无|同上|另行)/.test(name);
  return isName ? { from: start, to: end } : null;
}
