import type { MarkedParagraph } from '../markers/paragraph-markers.js';
import type { Flow } from '../source/flow.js';

const RUN_ON_LENGTH = 300;
/** A title with its salutation is no longer than this. */
const LONGEST_OPENING = 160;

/** A text without line breaks (X1): cuts the salutation and the closing 同志们 (S11) off the paragraph they are glued to. */
export function splitGluedBlocks(flow: Flow, paragraphs: readonly MarkedParagraph[]): MarkedParagraph[] {
  const pieces = paragraphs.flatMap((paragraph, index) =>
    index < 2 && isRunOn(paragraph) ? splitSalutation(flow, paragraph) : [paragraph],
  );
  const last = pieces.at(-1);
  if (last === undefined || !isRunOn(last)) return pieces;
  return [...pieces.slice(0, -1), ...splitClosing(flow, last)];
}

const isRunOn = ({ from, to }: MarkedParagraph): boolean => to - from > RUN_ON_LENGTH;

function splitSalutation(flow: Flow, paragraph: MarkedParagraph): MarkedParagraph[] {
  if (paragraph.marker !== null) return [paragraph];
  const opening = flow.text.slice(paragraph.from, paragraph.from + LONGEST_OPENING);
  const at = opening.indexOf('同志们:');
  if (at < 0) return [paragraph];
  const cuts = [paragraph.from, paragraph.from + at, paragraph.from + at + 4, paragraph.to];
  return cutAt(paragraph, cuts);
}

function splitClosing(flow: Flow, paragraph: MarkedParagraph): MarkedParagraph[] {
  const text = flow.text.slice(paragraph.from, paragraph.to);
  const at = Math.max(
    text.lastIndexOf('。同志们,'),
    text.lastIndexOf('。同志们!'),
    text.lastIndexOf('!同志们,'),
  );
  if (at < text.length / 2) return [paragraph];
  return cutAt(paragraph, [paragraph.from, paragraph.from + at + 1, paragraph.to]);
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
