import type { Flow } from '../source/flow.js';
import type { Node, Range } from './node.js';

const LONGEST_HEADING = 40;
const LONGEST_BEFORE_COLON = 14;
/** A run-in sentence with these is a task already, not the title of one. */
const IS_CONTENT = /\d{1,2}[月日]|[月年]底|[不].{0,3}[得低少超]|牵头|负责|单位/;

/**
 * The heading of a marked item (§2): the text up to the first 。 when more follows on the line, the whole line when it
 * has no 。, the text before a colon; none when the first sentence is too long or already a task.
 */
export function headingOf(flow: Flow, node: Node): Range | null {
  if (node.heading !== null) return node.heading;
  if (node.marker === null || node.marker.key === 'minutes' || node.origin === 'aside') return null;
  const limit = Math.min(node.children[0]?.from ?? node.to, node.to, node.marker.to + 120);
  const text = flow.text.slice(node.marker.to, limit);
  const skipped = /^[。,\n]*(?:境界)?(?:是|叫)?/.exec(text)![0].length;
  const from = node.marker.to + (node.origin === 'series' ? skipped : /^[。\n]*/.exec(text)![0].length);
  const length = headingLength(flow.text.slice(from, limit), {
    isSeries: node.origin === 'series',
    isWhole: limit >= node.to,
  });
  return length === 0 ? null : { from, to: from + length };
}

function headingLength(text: string, place: { isSeries: boolean; isWhole: boolean }): number {
  const stop = text.search(/[。;!?\n]/);
  const line = stop < 0 ? text : text.slice(0, stop);
  const colon = line.indexOf(':');
  if (colon >= 2 && colon <= LONGEST_BEFORE_COLON && !line.slice(0, colon).includes(',')) {
    return IS_CONTENT.test(line.slice(0, colon)) ? 0 : colon;
  }
  const bare = withoutBracket(line);
  if (place.isSeries) return lengthInSeries(bare);
  if (bare.length < 2 || bare.length > LONGEST_HEADING || IS_CONTENT.test(bare)) return 0;
  return standsAlone(text, stop, bare) ? bare.length : 0;
}

/** Either more text follows on the line, or the line is nothing but the heading. */
function standsAlone(text: string, stop: number, line: string): boolean {
  if (stop < 0) return !line.includes(',');
  if (text[stop] === '\n') return true;
  return stop + 1 < text.length && text[stop] !== ';';
}

/** A bracket with a period belongs to the heading line, not to the heading. */
const withoutBracket = (line: string): string => line.replace(/\([^()]{1,40}\)$/, '');

function lengthInSeries(line: string): number {
  const comma = line.indexOf(',');
  const length = comma < 0 ? line.length : comma;
  return length >= 2 && length <= 20 && !IS_CONTENT.test(line.slice(0, length)) ? length : 0;
}
