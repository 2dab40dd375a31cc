import type { BlockRole } from '../draft.js';
import type { Flow } from '../source/flow.js';
import type { MarkedParagraph } from '../markers/paragraph-markers.js';
import type { Range } from '../tree/node.js';
import { opensTable } from '../tables/table-start.js';
import { asksByDate } from './roles.js';
import {
  ADDRESSEES,
  ANNOUNCES,
  ATTENDEES,
  BRACKET_LINE,
  DATE_LINE,
  DOC_NUMBER,
  FULL_DATE,
  ISSUER_LINE,
  METADATA_LINE,
  SALUTATION,
  SECRECY,
  TITLE_LINE,
  TITLE_START,
  TITLE_TAIL,
  URGENCY,
} from './vocabulary.js';

export interface FlowBlock extends Range {
  role: BlockRole;
}

export interface Head {
  blocks: FlowBlock[];
  /** Index of the first paragraph after head and salutation. */
  bodyAt: number;
}

/** No head is longer: later short lines belong to the body. */
const MOST_HEAD_LINES = 60;
const LONGEST_HEAD_LINE = 120;

/** Teaser, head and salutation (§7, X15): everything before the first paragraph that says something. */
export function readHead(flow: Flow, paragraphs: readonly MarkedParagraph[]): Head {
  const limit = firstBodyIndex(flow, paragraphs);
  const blocks: FlowBlock[] = [];
  let at = 0;
  if (isTeaser(flow, paragraphs)) {
    blocks.push({ role: 'teaser', from: paragraphs[0]!.from, to: paragraphs[0]!.to });
    at = 1;
  }
  const salutation = findSalutation(flow, paragraphs, { from: at, to: limit.index });
  const end = salutation ?? lastHeadLine(flow, paragraphs, { from: at, ...limit });
  if (end > at) blocks.push({ role: 'head', from: paragraphs[at]!.from, to: paragraphs[end - 1]!.to });
  if (salutation === null) return { blocks, bodyAt: Math.max(end, at) };
  blocks.push({ role: 'salutation', from: paragraphs[salutation]!.from, to: paragraphs[salutation]!.to });
  return { blocks, bodyAt: salutation + 1 };
}

const textOf = (flow: Flow, { from, to }: Range): string => flow.text.slice(from, Math.min(to, from + 400));

/** The teaser repeats the title that stands on the next line and ends in dots (X15). */
function isTeaser(flow: Flow, paragraphs: readonly MarkedParagraph[]): boolean {
  const [teaser, title] = paragraphs;
  if (teaser === undefined || title === undefined || title.to - title.from < 8) return false;
  const start = flow.text.slice(title.from, Math.min(title.to, title.from + 15));
  return (
    flow.text.startsWith(start, teaser.from) && /(?:\.{3}|…)$/.test(flow.text.slice(teaser.to - 3, teaser.to))
  );
}

interface Limit {
  index: number;
  /** False when no paragraph is numbered: then only the unbroken run of head lines is the head. */
  isNumbered: boolean;
}

function firstBodyIndex(flow: Flow, paragraphs: readonly MarkedParagraph[]): Limit {
  const marked = paragraphs.findIndex(
    (paragraph, index) => paragraph.marker !== null || opensTable(flow, paragraphs, index),
  );
  return { index: marked < 0 ? paragraphs.length : marked, isNumbered: marked >= 0 };
}

function findSalutation(
  flow: Flow,
  paragraphs: readonly MarkedParagraph[],
  range: { from: number; to: number },
): number | null {
  for (let i = range.from; i < Math.min(range.to, range.from + MOST_HEAD_LINES); i++) {
    if (SALUTATION.test(textOf(flow, paragraphs[i]!))) return i;
  }
  return null;
}

/** Index behind the last head line before the body (a forwarding notice's first text is part of the head). */
function lastHeadLine(
  flow: Flow,
  paragraphs: readonly MarkedParagraph[],
  limit: Limit & { from: number },
): number {
  const stop = Math.min(limit.index, limit.from + MOST_HEAD_LINES);
  let end = limit.from;
  for (let i = limit.from; i < stop; i++) {
    const isHead = isHeadLine(textOf(flow, paragraphs[i]!)) || continuesTitle(flow, paragraphs, i);
    if (isHead) end = i + 1;
    else if (!limit.isNumbered || asksByDate(textOf(flow, paragraphs[i]!))) break;
  }
  return end;
}

/** A title printed over two lines: neither line alone needs to look like one. */
function continuesTitle(flow: Flow, paragraphs: readonly MarkedParagraph[], index: number): boolean {
  const text = textOf(flow, paragraphs[index]!);
  const next = paragraphs[index + 1];
  if (next === undefined || text.length > 40 || /[。;:!?,]/.test(text)) return false;
  return TITLE_LINE.test(textOf(flow, next)) || TITLE_TAIL.test(textOf(flow, next));
}

function isHeadLine(text: string): boolean {
  if (text.length > LONGEST_HEAD_LINE) return isAddressees(text);
  if (DATE_LINE.test(text) || BRACKET_LINE.test(text) || METADATA_LINE.test(text)) return true;
  if (SECRECY.test(text) || URGENCY.test(text) || isAddressees(text)) return true;
  if (/[。;!?]/.test(text)) return false;
  return isNameLine(text);
}

function isNameLine(text: string): boolean {
  if (ATTENDEES.test(text)) return false;
  if (TITLE_LINE.test(text) || ISSUER_LINE.test(text)) return true;
  if (TITLE_START.test(text) && text.length <= 60 && !text.endsWith(':')) return true;
  const withoutDate = text.replace(FULL_DATE, '').replace(/[\t()]/g, '');
  if (FULL_DATE.test(text) && withoutDate.length <= 30 && !/[,:]/.test(withoutDate)) return true;
  const number = DOC_NUMBER.exec(text)?.[0];
  return number !== undefined && text.length - number.length <= 12;
}

/** Addressees end in a colon and list offices; a preamble ends in a colon and says 如下 (§7). */
export function isAddressees(text: string): boolean {
  if (!ADDRESSEES.test(text) || ANNOUNCES.test(text)) return false;
  const names = text.slice(0, -1).split(/[、,]/);
  return names.every((name) => name.length <= 24 && !/[做按为将要把被]|经(?!济|信|贸|营|开)|现在/.test(name));
}
