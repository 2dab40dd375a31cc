import type { MarkedParagraph } from '../markers/paragraph-markers.js';
import type { Flow } from '../source/flow.js';
import { isAddressees } from './head.js';
import { FULL_DATE } from './vocabulary.js';

const RUN_ON_LENGTH = 300;
/** A title with its salutation is no longer than this. */
const LONGEST_OPENING = 240;
const LONGEST_SIGNATURE = 60;

/** Names of documents behind which the addressees or the preamble begin without a break. */
const GLUED_TITLE =
  /^[^。;:!?]{0,80}?(?:的(?:通知|通报|意见|函|通告)|方案|要点|计划)(?:\([^()]{1,20}\))?(?=[^。;!?:]{2,120}:|为|根据|按照)/;
const GLUED_ADDRESSEES = /^[^。;!?:]{2,120}:(?!\n)/;
/** 。青岚区教育局2025年8月1日 at the very end. */
const GLUED_SIGNATURE = new RegExp(`[。!)]([\\u4e00-\\u9fff]{4,30})(?:${FULL_DATE.source})$`);

/**
 * A text without line breaks (X1): cuts title, addressees and salutation off the paragraph they are glued to, and the
 * closing 同志们 (S11) or the signature off its end.
 */
export function splitGluedBlocks(flow: Flow, paragraphs: readonly MarkedParagraph[]): MarkedParagraph[] {
  const isRunOn = ({ from, to }: MarkedParagraph): boolean =>
    paragraphs.length === 1 || to - from > RUN_ON_LENGTH;
  const pieces = paragraphs.flatMap((paragraph, index) =>
    index < 2 && isRunOn(paragraph) ? splitOpening(flow, paragraph) : [paragraph],
  );
  const last = pieces.at(-1);
  if (last === undefined || !isRunOn(last)) return pieces;
  return [...pieces.slice(0, -1), ...splitEnd(flow, last)];
}

function splitOpening(flow: Flow, paragraph: MarkedParagraph): MarkedParagraph[] {
  if (paragraph.marker !== null) return [paragraph];
  const { from, to } = paragraph;
  const opening = flow.text.slice(from, from + LONGEST_OPENING);
  const at = opening.indexOf('同志们:');
  if (at >= 0) return cutAt(paragraph, [from, from + at, from + at + 4, to]);
  const title = GLUED_TITLE.exec(opening)?.[0].length ?? 0;
  if (title === 0) return [paragraph];
  const behind = GLUED_ADDRESSEES.exec(opening.slice(title))?.[0] ?? '';
  const addressees = isAddressees(behind) ? behind.length : 0;
  return cutAt(paragraph, [from, from + title, from + title + addressees, to]);
}

function splitEnd(flow: Flow, paragraph: MarkedParagraph): MarkedParagraph[] {
  const { from, to } = paragraph;
  const text = flow.text.slice(from, to);
  const signature = GLUED_SIGNATURE.exec(text.slice(-LONGEST_SIGNATURE));
  if (signature !== null) {
    const date = to - (signature[0].length - 1 - signature[1]!.length);
    return cutAt(paragraph, [from, date - signature[1]!.length, date, to]);
  }
  const at = Math.max(
    text.lastIndexOf('。同志们,'),
    text.lastIndexOf('。同志们!'),
    text.lastIndexOf('!同志们,'),
  );
  return at < text.length / 2 ? [paragraph] : cutAt(paragraph, [from, from + at + 1, to]);
}

function cutAt(paragraph: MarkedParagraph, cuts: readonly number[]): MarkedParagraph[] {
  const pieces: MarkedParagraph[] = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    if (cuts[i]! >= cuts[i + 1]!) continue;
    const isFirst = cuts[i] === paragraph.from;
    pieces.push({
      from: cuts[i]!,
      to: cuts[i + 1]!,
      marker: isFirst ? paragraph.marker : null,
      midLine: isFirst && paragraph.midLine,
    });
  }
  return pieces;
}
