import type { DocType, ItemKind } from '../draft.js';
import type { Flow } from '../source/flow.js';
import { ownPieces, type Node, type Range } from '../tree/node.js';

export interface KindInput {
  flow: Flow;
  docType: DocType;
  prohibitions: ReadonlyMap<Node, readonly Range[]>;
  /** Items that name a unit, a deadline or a target: something to deliver. */
  delivering: ReadonlySet<Node>;
}

const BACKGROUND_HEADING =
  /^(?!关于).{0,8}(?:总体情况|基本情况|工作情况|进展情况|完成情况|整体情况|存在(?:的)?(?:主要|突出)?问题|主要问题|突出问题|问题(?:表现|清单)|特点|有关情况|背景|(?:办理|推进|落实|考核|检查|督查)情况|[已未](?:办结|完成|整改)[\u4e00-\u9fff]{0,4}$|典型(?:问题|案例)|工作回顾|取得的成[效绩])/;
const BACKGROUND_PHRASE = /^会议(?:指出|听取|认为|审议|讨论)/;
const PRINCIPLE_HEADING =
  /^(?:坚持|树立|保持|维护|明确.{0,4}分工|做到|强化.{0,6}意识|增强|提高.{0,6}认识|充分认识|清醒认识|认清|统一思想|提高.{0,4}站位|(?:指导思想|基本原则|工作原则|总体要求|总体目标|工作目标|主要目标|目标任务|总体思路))/;
const CALL = /^(?:同志们|让我们|希望(?:大家|同志))/;

/** Background by heading or phrase (§11.10): what stands below a background heading is background too. */
export function isBackground(flow: Flow, node: Node): boolean {
  for (let at: Node | null = node; at !== null; at = at.parent) {
    if (at.heading !== null && BACKGROUND_HEADING.test(flow.text.slice(at.heading.from, at.heading.to)))
      return true;
    if (at.marker?.key === 'minutes' && BACKGROUND_PHRASE.test(flow.text.slice(at.from, at.from + 8)))
      return true;
    if (isCalledAProblem(flow, at)) return true;
    if (/^.{0,60}(?:短板|问题|不足|漏洞|教训|原因[\u4e00-\u9fff]{0,4})[:]?$/.test(leadOf(flow, at)))
      return true;
  }
  return false;
}

/** A list that the text behind it sums up as faults: 一是…；二是…。这些问题，必须高度重视。 */
function isCalledAProblem(flow: Flow, node: Node): boolean {
  const last = node.parent?.children.at(-1);
  if (node.origin !== 'series' || last === undefined) return false;
  return /^[。;,\n]*(?:这些|以上|上述)(?:突出|现实)?(?:问题|不足|短板)/.test(
    flow.text.slice(last.to, last.to + 12),
  );
}

/** The text right before a list's first member: 暴露出三个短板：一是… lists facts. */
function leadOf(flow: Flow, node: Node): string {
  if (node.origin !== 'series') return '';
  const first = node.firstOfSeries;
  const lead = first === null ? '' : flow.text.slice(Math.max(0, first.from - 24), first.from);
  return /(?:暴露|存在|发现|反映).{0,16}(?:短板|问题|不足|漏洞|教训)|原因/.test(lead)
    ? lead.replace(/^.*[,。;]/, '')
    : '';
}

export function decideKind(input: KindInput, node: Node, children: readonly ItemKind[]): ItemKind {
  const { flow, docType } = input;
  if (isBackground(flow, node)) return 'background';
  const heading = node.heading === null ? '' : flow.text.slice(node.heading.from, node.heading.to);
  const own = ownPieces(node)
    .map(({ from, to }) => flow.text.slice(from, to))
    .join('');
  if (CALL.test(own)) return 'call';
  if (isBan(input, node, own.length)) return 'prohibition';
  if (PRINCIPLE_HEADING.test(heading) || PRINCIPLE_HEADING.test(own)) return 'principle';
  const rest = own.length - heading.length;
  if (children.length > 0 && rest < 30) return majority(children);
  return docType === 'speech' && !input.delivering.has(node) ? kindInSpeech(own, node) : 'task';
}

function isBan({ flow, prohibitions }: KindInput, node: Node, length: number): boolean {
  const bans = prohibitions.get(node) ?? [];
  const [first] = bans;
  if (first === undefined || node.children.length > 0) return false;
  const from = node.heading?.to ?? node.marker?.to ?? node.from;
  const leads = flow.text.slice(from, first.from).replace(/[。,:\n]/g, '').length <= 8;
  const covered = bans.reduce((sum, ban) => sum + ban.to - ban.from, 0);
  return leads && covered * 2 >= length - (node.heading === null ? 0 : node.heading.to - node.heading.from);
}

function majority(kinds: readonly ItemKind[]): ItemKind {
  const counts = new Map<ItemKind, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const ordered = [...counts].sort((a, b) => b[1] - a[1] || (a[0] === 'task' ? -1 : 1));
  const [kind] = ordered[0]!;
  return kind === 'prohibition' && kinds.length > 1 && counts.size > 1 ? 'task' : kind;
}

/** A speech's opinions are standards unless they name something to deliver: an action, a day, a figure. */
function kindInSpeech(text: string, node: Node): ItemKind {
  if (node.origin === 'aside' || node.origin === 'label') return 'task';
  const delivers =
    /牵头|配合|负责|\d+月|[一二三四五六七八九十]月|[年月]底前|至少|开展.{0,12}活动|建成|建立|落实|落到|盯紧|排查|整治|抓好/.test(
      text,
    );
  return delivers ? 'task' : 'principle';
}
