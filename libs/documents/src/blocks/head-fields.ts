import type { DirectiveDraft, DocType, TextSpan } from '../draft.js';
import { readDate } from '../dates/full-date.js';
import { textSpanOf, type Flow } from '../source/flow.js';
import type { Range } from '../tree/node.js';
import type { FlowBlock } from './head.js';
import { isAddressees } from './head.js';
import {
  ANNEX_HEAD,
  COLOPHON,
  DOC_NUMBER,
  FULL_DATE,
  ISSUER_LINE,
  PRINTED,
  SALUTATION,
  SECRECY,
  TITLE_LINE,
  TITLE_START,
  URGENCY,
} from './vocabulary.js';

export type HeadFields = Pick<
  DirectiveDraft,
  'title' | 'docNumber' | 'issuer' | 'addressees' | 'secrecy' | 'urgency' | 'cc' | 'docType'
> & { docDate: (TextSpan & { iso: string }) | null };

interface LineOf extends Range {
  text: string;
  role: FlowBlock['role'];
}

/** Title, number, issuer, addressees, date, secrecy, urgency and copies, from head, signature and colophon (§7). */
export function readHeadFields(flow: Flow, blocks: readonly FlowBlock[]): HeadFields {
  const lines = blocks.flatMap((block) => linesOf(flow, block));
  const head = lines.filter(({ role }) => role === 'head' || role === 'salutation');
  const title = findTitle(flow, head);
  return {
    title,
    docNumber: findIn(flow, head, DOC_NUMBER),
    issuer: findIssuers(flow, lines),
    addressees: head.filter(({ text }) => isAddressees(text) || SALUTATION.test(text)).flatMap(names(flow)),
    docDate: findDate(flow, lines),
    secrecy: findIn(flow, head, SECRECY),
    urgency: findIn(flow, head, URGENCY),
    cc: lines.filter(({ role, text }) => role === 'colophon' && COLOPHON.test(text)).flatMap(copies(flow)),
    docType: typeOf(title?.text.replace(/\s/g, '') ?? ''),
  };
}

function linesOf(flow: Flow, block: FlowBlock): LineOf[] {
  const lines: LineOf[] = [];
  let from = block.from;
  while (from < block.to) {
    const stop = flow.text.indexOf('\n', from);
    const to = stop < 0 || stop > block.to ? block.to : stop;
    if (to > from) lines.push({ from, to, text: flow.text.slice(from, to), role: block.role });
    from = to + 1;
  }
  return lines;
}

/** The last title line of the head (the plan's own title behind a forwarding notice), with the lines it runs over. */
function findTitle(flow: Flow, head: readonly LineOf[]): TextSpan | null {
  const quoted = head.map(({ from, text }) => ({ from, match: /《([^《》]{4,60})》/.exec(text) }));
  const own = head.findLastIndex(({ text }) => TITLE_LINE.test(text) && !ISSUER_LINE.test(text));
  const forwarded = quoted.find(({ match }) => match !== null && head[own]?.text === match[1]);
  if (forwarded?.match) {
    const from = forwarded.from + forwarded.match.index + 1;
    return textSpanOf(flow, from, from + forwarded.match[1]!.length);
  }
  const index = own >= 0 ? own : head.findIndex(({ text }) => TITLE_START.test(text));
  if (index < 0) return null;
  let first = index;
  if (!TITLE_START.test(head[index]!.text)) while (first > 0 && isLoose(head[first - 1]!.text)) first--;
  return textSpanOf(flow, head[first]!.from, head[index]!.to);
}

/** A line that says nothing by itself: the upper part of a title printed over several lines. */
const isLoose = (text: string): boolean =>
  text.length <= 40 &&
  !/[。;:!?)]$/.test(text) &&
  ![ANNEX_HEAD, ISSUER_LINE, DOC_NUMBER, FULL_DATE, SECRECY, URGENCY, TITLE_LINE].some((pattern) =>
    pattern.test(text),
  );

function findIn(flow: Flow, lines: readonly LineOf[], pattern: RegExp): TextSpan | null {
  for (const { from, text } of lines) {
    const match = pattern.exec(text);
    if (match !== null) return textSpanOf(flow, from + match.index, from + match.index + match[0].length);
  }
  return null;
}

function findIssuers(flow: Flow, lines: readonly LineOf[]): TextSpan[] {
  const found = new Map<string, TextSpan>();
  for (const { from, text, role } of lines) {
    if (role !== 'head' && role !== 'signature') continue;
    const name = text.replace(/\t.*$/, '').replace(/文件$/, '');
    if (!ISSUER_LINE.test(name) || name.length > 40) continue;
    const span = textSpanOf(flow, from, from + name.length);
    if (span !== null && !found.has(name)) found.set(name, span);
  }
  return [...found.values()];
}

/** The date of the document: head or signature first, the printer's line last. */
function findDate(flow: Flow, lines: readonly LineOf[]): (TextSpan & { iso: string }) | null {
  const dated = lines.filter(
    ({ role, text }) => ['head', 'signature'].includes(role) || (role === 'colophon' && PRINTED.test(text)),
  );
  const order = [...dated].sort((a, b) => rankOf(a) - rankOf(b));
  for (const { from, text } of order) {
    const match = FULL_DATE.exec(text);
    const iso = match === null ? null : readDate(match[0]);
    const span = match && textSpanOf(flow, from + match.index, from + match.index + match[0].length);
    if (iso !== null && span !== null) return { ...span, iso };
  }
  return null;
}

const rankOf = ({ role }: LineOf): number => (role === 'signature' ? 0 : role === 'head' ? 1 : 2);

const names =
  (flow: Flow) =>
  ({ from, text }: LineOf): TextSpan[] =>
    partsOf(text.replace(/[:!,。]$/, ''), 0).flatMap((part) => span(flow, from, part));

const copies =
  (flow: Flow) =>
  ({ from, text }: LineOf): TextSpan[] => {
    const start = text.indexOf(':') + 1;
    const stop = text.indexOf('。', start);
    return partsOf(text.slice(start, stop < 0 ? text.length : stop), start).flatMap((part) =>
      span(flow, from, part),
    );
  };

const span = (flow: Flow, base: number, part: Range): TextSpan[] => {
  const found = textSpanOf(flow, base + part.from, base + part.to);
  return found === null ? [] : [found];
};

function partsOf(text: string, base: number): Range[] {
  const parts: Range[] = [];
  let from = 0;
  for (const name of text.split(/[,、;]/)) {
    if (name !== '') parts.push({ from: base + from, to: base + from + name.length });
    from += name.length + 1;
  }
  return parts;
}

const TYPES: readonly (readonly [RegExp, DocType])[] = [
  [/讲话|发言|致辞/, 'speech'],
  [/纪要/, 'minutes'],
  [/督查通报|情况.{0,6}通报|通报$/, 'supervision'],
  [/要点/, 'workpoints'],
  [/(?:任务|工作)(?:分工|清单|分解)|任务表|明细表/, 'tasktable'],
  [/方案|计划|预案|规划|安排/, 'plan'],
  [/通知|通告|公告|提示/, 'notice'],
];

function typeOf(title: string): DocType {
  const tail = title.slice(-8);
  return (TYPES.find(([pattern]) => pattern.test(tail)) ?? [/./, 'other' as const])[1];
}
