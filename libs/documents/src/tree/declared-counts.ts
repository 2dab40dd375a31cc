import { readNumeral } from '../dates/numerals.js';
import type { Flow } from '../source/flow.js';
import type { FlowBlock } from '../blocks/head.js';
import type { Node } from './node.js';

const COUNT =
  /([两二三四五六七八九十]|\d{1,2})(点意见|点要求|方面|个方面|点|个|项|条|种|件)(?:[\u4e00-\u9fff]{0,8})[:。,]?$/;
const COUNT_ANYWHERE =
  /([两二三四五六七八九十]|\d{1,2})(点意见|点要求|个方面|方面|点|个|项|条|种|件)[\u4e00-\u9fff]{0,14}[:。]$/;
/** Words that carry a count in their name and announce nothing. */
const NAMES = /三会一课|五星|六个严禁|两不愁|三保障|八小时|三个代表/;
const REACH = 60;

/** Ties a phrase that announces a count (六点意见) to the list behind it and compares (S1, §11.8). */
export function attachDeclaredCounts(flow: Flow, roots: readonly Node[], blocks: readonly FlowBlock[]): void {
  const lists = groupBySeries(roots);
  for (const members of lists) {
    const [first] = members;
    const block = blockBefore(flow, blocks, first!.from);
    if (block?.role === 'preamble' || block?.role === 'bridge') attach(flow, members, block.to);
  }
  for (const root of roots) attachBelow(flow, root);
}

function blockBefore(flow: Flow, blocks: readonly FlowBlock[], from: number): FlowBlock | undefined {
  return blocks.find(({ to }) => to <= from && from - to <= 2 && flow.text.slice(to, from).trim() === '');
}

function attachBelow(flow: Flow, node: Node): void {
  for (const members of groupBySeries(node.children)) attach(flow, members, members[0]!.from);
  for (const child of node.children) attachBelow(flow, child);
}

/** Neighbouring siblings of one series; items without a marker are in none. */
function groupBySeries(nodes: readonly Node[]): Node[][] {
  const groups: Node[][] = [];
  for (const node of nodes) {
    if (node.marker === null) continue;
    const last = groups.at(-1);
    if (last?.[0]?.series === node.series) last.push(node);
    else groups.push([node]);
  }
  return groups;
}

function attach(flow: Flow, members: readonly Node[], listFrom: number): void {
  const [first] = members;
  if (first === undefined || first.declared !== null) return;
  const start = Math.max(0, listFrom - REACH);
  const before = flow.text.slice(start, listFrom).trimEnd();
  const match = COUNT.exec(before) ?? COUNT_ANYWHERE.exec(before);
  if (match === null || NAMES.test(before) || flow.enclosed[start + match.index] !== 0) return;
  const count = readNumeral(match[1]!);
  if (count === null || count < 2) return;
  const from = start + match.index;
  const declared = { from, to: from + match[1]!.length + match[2]!.length, count };
  for (const member of members) {
    member.declared = declared;
    if (count !== members.length) member.flags.add('count-mismatch');
  }
}
