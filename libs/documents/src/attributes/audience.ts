import type { Flow } from '../source/flow.js';
import type { Range } from '../tree/node.js';
import { isClassName } from './unit-names.js';

const GROUP =
  /(?:干部|党员|书记|负责人|主要领导|主要负责同志|领导|班子成员|班子|党组织|支部|队伍|队|人员|网格员|单位|部门|街道|社区|企业|科室|林场|工委|党委|组织|成员|职工|主任|局|所|站|办事处|窗口|镇|乡|村|机构|学校|校长|医院|河长|路长|楼长|同志)$/;
const STOPS =
  /一定|必须|必需|要(?!领导|负责)|应(?!急)|须|可以|对(?!外)|把|将|由|于|在(?!职|岗|编)|[是为]第一责任人|为|向|以|从|每(?![位名个]领)|按|根据|结合|(?<![党”])组织(?!书记|部|委|要|应|须|必须|每|于|$)|逐|召开|选派|推荐|安排|举一反三|确定|负责(?!人|同志)|自觉|充分|带头|认真|切实|积极|全面|主动|严格|负总责|亲自|具体|定期|及时|立即|统一|分别|做好|落实(?![科处办])|开展|加强|完成|强化|严格|继续|对照|加快|提前|组建|发现|收到|接到|[一二三四五六七八九十]{1,3}月|[本下上][月周旬半]|[,。;:!?\n\t(0-9]|年底|月底|即日/;
const ADDRESSED =
  /^(?:一定要|一定|必须|要|应当|应|须|可以|把|对|于|在|每|结合|[是为]第一责任人|组织|逐|召开|选派|推荐|安排|举一反三|确定|自觉|充分|带头|认真|切实|积极|全面|主动|严格|将|负总责|亲自|具体|定期|及时|立即|统一|分别|做好|落实|开展|加强|完成|强化|继续|对照|加快|提前|组建|发现|收到|接到|[一二三四五六七八九十]{1,3}月|[本下上][月周旬半]|\d|年底|月底|从即日|即日|,\d)/;
const LONGEST = 30;

/** 各管护区, 各养老机构: 各 names a class of addressees whatever it ends in, */
const EVERY = /^各(?!有|项|类|种|方面|自|个|环节|阶段|条|地段)/;
/** unless it counts off work: 各重点任务, 各平台数据. */
const ABSTRACT =
  /(?:工作|任务|措施|责任|活动|问题|隐患|事项|指标|制度|资料|材料|数据|台账|项目|环节|阶段|情况|内容|费用|资金|设施|设备|路段|点位|场所|部位|信息|线索|诉求)$/;

/** Who is addressed (§6): the subject at the start of a clause, a class of bodies or a group of people. */
export function findAudience(flow: Flow, starts: ReadonlySet<number>): Range[] {
  return Array.from(starts).flatMap((from) => {
    const range = readGroup(flow, from);
    return range === null ? [] : [range];
  });
}

function readGroup(flow: Flow, place: number): Range | null {
  if (flow.enclosed[place] === 1) return null;
  const lead = /^(?:请|希望|让|就是|对)?/.exec(flow.text.slice(place, place + 3))![0];
  const from = place + lead.length;
  const window = flow.text.slice(from, from + LONGEST);
  const stop = STOPS.exec(window.slice(1));
  if (stop === null || stop.index < 1) return null;
  const name = window.slice(0, stop.index + 1);
  const next = window.slice(name.length);
  if (!ADDRESSED.test(next) || !/^[\u4e00-\u9fff“”、]+$/.test(name) || NO_GROUP.test(name)) return null;
  const isAddressed =
    isGroup(name, next) || (lead !== '对' && isStaff(name, next, lead)) || /^(?:选派|推荐)/.test(next);
  return isAddressed && (isEveryBody(name) || GROUP.test(name)) ? { from, to: from + name.length } : null;
}

const NO_GROUP =
  /^(?:全年|今年|培训|发展|选派|组织|新建|组建|成立|建立|整顿|创建|打造|扩大|全[区县市](?:建成|新建|完成|实现)|加强|表彰|对|每年|年内|切实|要求)|(?<!^被[\u4e00-\u9fff]{1,4})的|履行|不/;

const isEveryBody = (name: string): boolean => EVERY.test(name) && !ABSTRACT.test(name);

/** 值班人员要…: staff are addressed; 对重点人员逐人… only speaks about people. */
const isStaff = (name: string, next: string, lead: string): boolean =>
  /.{2}人员$/.test(name) && (lead === '请' || /^(?:必须|要|应|须)/.test(next));

/** A bare 队伍要练起来 is a heading, 半专业队伍每支… a figure for every team. */
function isGroup(name: string, next: string): boolean {
  if (name === '队伍' || (name.endsWith('队伍') && /^每[支个]/.test(next))) return false;
  return (
    isClassName(name) ||
    /^(?:每位|每名|每个|我们|广大|参训)/.test(name) ||
    /干部|党员|书记|班子成员|党组织|支部$|队伍$|企业$|网格员$|.{2}负责人$|主要领导$|校长$|^(?:区级|县级|市级|包联|分管)领导$|[河路楼林]长$/.test(
      name,
    )
  );
}
