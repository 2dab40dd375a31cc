import { readDate } from '../dates/full-date.js';
import type { TextSpan } from '../draft.js';
import { textSpanOf, type Flow } from '../source/flow.js';
import type { FlowBlock } from './head.js';

type Dated = TextSpan & { iso: string };

const DAY =
  '(?:20\\d{2}|二〇[〇一二三四五六七八九]{2})年[\\d一二三四五六七八九十]{1,3}月[\\d一二三四五六七八九十]{1,3}日';
const STARTS_ON = new RegExp(`(?:自|从)(${DAY})起`);
const MEETING_DAY = '\\d{1,2}月\\d{1,2}日';
const MEETING_WITHOUT_YEAR = new RegExp(`(?<=^|。|时间:)(${MEETING_DAY})(?=.{0,60}(?:召开|主持|听取))`);
const MEETING_ON = new RegExp(`(?<=时间:)(${DAY})|(${DAY})(?=.{0,60}(?:召开|主持))`);
const REACH = 600;

/** A plan without a date line shows its date where it says from when it runs: 自2024年3月1日起. */
export const dateInPreamble = (flow: Flow, blocks: readonly FlowBlock[]): Dated | null =>
  find(flow, blocks, { pattern: STARTS_ON, year: '' });

interface Phrase {
  readonly pattern: RegExp;
  /** Put before a day that is written without one. */
  readonly year: string;
}

/** Minutes say when the meeting was: 2024年6月21日，…主持召开…. Without a year it is the document's. */
export const meetingDateIn = (
  flow: Flow,
  blocks: readonly FlowBlock[],
  docDate: Dated | null,
): Dated | null =>
  find(flow, blocks, { pattern: MEETING_ON, year: '' }) ??
  (docDate === null
    ? null
    : find(flow, blocks, { pattern: MEETING_WITHOUT_YEAR, year: `${docDate.iso.slice(0, 4)}年` }));

function find(flow: Flow, blocks: readonly FlowBlock[], { pattern, year }: Phrase): Dated | null {
  for (const { role, from, to } of blocks) {
    if (role !== 'preamble' && role !== 'attendees') continue;
    const match = pattern.exec(flow.text.slice(from, Math.min(to, from + REACH)));
    const day = match?.[1] ?? match?.[2];
    const iso = day === undefined ? null : readDate(year + day);
    if (match === null || day === undefined || iso === null) continue;
    const start = from + match.index + match[0].indexOf(day);
    const span = textSpanOf(flow, start, start + day.length);
    if (span !== null) return { ...span, iso };
  }
  return null;
}
