import { startsOwnParagraph } from '../markers/line-start.js';
import type { Line } from './lines.js';

/** How the document was broken into lines (X2, X3). */
export interface Wrapping {
  /** Null when paragraphs stand on one line each. */
  typicalWidth: number | null;
}

const ENDS_SENTENCE = /(?:[。!?;:…]|\.{3})["”')\]》]{0,2}$/;
const CONTINUES = /^[,、。;:!?)\]”》%]/;
const OPEN_END = /[,、(“《]$/;
/** No heading is this long: a line beyond it that ends in mid-sentence was broken by accident (X3). */
const LONGER_THAN_A_HEADING = 60;
const WIDEST_PRINTED_LINE = 60;

const endsSentence = (line: Line): boolean => ENDS_SENTENCE.test(line.text.slice(-4));

/** A text is hard-wrapped when at least four lines of printed width stop in mid-sentence before an ordinary line. */
export function detectWrapping(lines: readonly Line[]): Wrapping {
  if (lines.some((line) => line.width > WIDEST_PRINTED_LINE && line.cells === 0))
    return { typicalWidth: null };
  const widths: number[] = [];
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    if (next === undefined || line.cells > 1 || endsSentence(line) || line.width < 16) return;
    if (!startsOwnParagraph(next.text)) widths.push(line.width);
  });
  if (widths.length < 4) return { typicalWidth: null };
  widths.sort((a, b) => a - b);
  return { typicalWidth: widths[Math.floor(widths.length / 2)]! };
}

/** Whether the break between two neighbouring lines only breaks the printed line, not the paragraph. */
export function isSoftBreak(upper: Line, lower: Line, wrapping: Wrapping): boolean {
  if (upper.cells > 1 || lower.cells > 1 || startsOwnParagraph(lower.text)) return false;
  if (CONTINUES.test(lower.text)) return true;
  if (endsSentence(upper)) return false;
  if (OPEN_END.test(upper.text)) return upper.text.length > 12 || upper.text.endsWith('、');
  if (wrapping.typicalWidth !== null) {
    const runsOn = /[,。;:、]/.test(upper.text.slice(4)) && upper.width > 0.5 * wrapping.typicalWidth;
    return runsOn || upper.width >= 0.8 * wrapping.typicalWidth;
  }
  return upper.text.length > LONGER_THAN_A_HEADING && lower.text.length > 0;
}
