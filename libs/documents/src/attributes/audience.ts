import type { Flow } from '../source/flow.js';
import type { Range } from '../tree/node.js';
import { isClassName } from './unit-names.js';

const GROUP =
  /(?:干部|党员|书记|负责人|主要领导|主要负责同志|领导|班子成员|班子|党组织|支部|队伍|人员|网格员|单位|部门|街道|社区|企业|科室|林场|工委|党委|组织|成员|职工|主任|局|所|站|办事处|窗口|镇|乡|村)$/;
const STOPS =
  /一定|必须|必需|要(?!领导|负责)|应(?!急)|须|可以|对(?!外)|把|将|由|于|在(?!职|岗|编)|[是为]第一责任人|为|向|以|从|每(?![位名个]领)|按|根据|结合|(?<![党”])组织(?!书记|部|委|$)|逐|召开|选派|推荐|安排|举一反三|确定|负责(?!人)|自觉|充分|带头|认真|切实|积极|全面|主动|严格|[,。;:!?\n\t(0-9]|年底|月底|即日/;
const ADDRESSED =
  /^(?:一定要|一定|必须|要|应当|应|须|可以|把|对|于|在|每|结合|[是为]第一责任人|组织|逐|召开|选派|推荐|安排|举一反三|确定|自觉|充分|带头|认真|切实|积极|全面|主动|严格|将|\d|年底|月底|从即日|即日|,\d)/;
const LONGEST = 30;

/** Who is addressed (§6): the subject at the start of a clause, a class of bodies or a group of people. */
export function findAudience(flow: Flow, starts: ReadonlySet<number>): Range[] {
  return Array.from(starts).flatMap((from) => {
    const range = readGroup(flow, from);
    return range === null ? [] : [range];
  });
}

function readGroup(flow: Flow, place: number): Range | null {
  if (flow.enclosed[place] === 1) return null;
  const from = place + /^(?:请|希望|让|就是|对)?/.exec(flow.text.slice(place, place + 3))![0].length;
  const window = flow.text.slice(from, from + LONGEST);
  const stop = STOPS.exec(window.slice(1));
  if (stop === null || stop.index < 1 || !ADDRESSED.test(window.slice(stop.index + 1))) return null;
  const name = window.slice(0, stop.index + 1);
  if (!/^[\u4e00-\u9fff“”、]+$/.test(name)) return null;
  if (/^(?:全年|今年|培训|发展|选派|组织|加强|表彰|对|每年|年内|切实|要求)|的|履行|不/.test(name))
    return null;
  const isGroup =
    isClassName(name) ||
    /^(?:每位|每名|每个|我们|广大|参训)/.test(name) ||
    /干部|党员|书记|班子成员|党组织|支部$|队伍$|企业$/.test(name) ||
    /^(?:选派|推荐)/.test(stop[0]);
  return isGroup && GROUP.test(name) ? { from, to: from + name.length } : null;
}
