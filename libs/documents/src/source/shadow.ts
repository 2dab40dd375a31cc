import { isBlank } from './blank.js';
import { SIMPLIFIED_OF } from './traditional.js';

/** The text on which the grammar matches: same length as the source, so that offsets stay true. */
export interface Shadow {
  codes: Uint16Array;
  /** 1 where a letter of a scan was read as a digit (X7). */
  ocr: Uint8Array;
}

const FOLDED = new Map<string, string>([
  ...pairs('〔【［', '['),
  ...pairs('〕】］', ']'),
  ...pairs('—–―－‐‑‒─━', '-'),
  ...pairs('～〜∼', '~'),
  ...pairs('﹒．', '.'),
  ...pairs('「『〝', '“'),
  ...pairs('」』〞', '”'),
  ...pairs('﹑', '、'),
  ...pairs('○◯零', '〇'),
  ...pairs('︰﹕', ':'),
  ...pairs('＇', "'"),
  ...pairs('〈', '《'),
  ...pairs('〉', '》'),
  ...pairs('厶', '么'),
]);

const FOLDED_CODES = new Map(Array.from(FOLDED, ([from, to]) => [from.charCodeAt(0), to.charCodeAt(0)]));

const STOP = '。'.charCodeAt(0);
const DOT = 46;
const ONE = 49;
const ZERO = 48;

function pairs(from: string, to: string): [string, string][] {
  return Array.from(from, (character) => [character, to]);
}

function fold(code: number): number {
  if (code < 0x80) return code;
  const named = FOLDED_CODES.get(code);
  if (named !== undefined) return named;
  if (code >= 0xff01 && code <= 0xff5e) return code - 0xfee0;
  return SIMPLIFIED_OF.get(code) ?? code;
}

const isDigit = (code: number | undefined): boolean => code !== undefined && code >= 48 && code <= 57;
const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;
/** What may stand before a half-width full stop (X9): a Chinese character, a closing sign, a per cent sign. */
const endsPhrase = (code: number): boolean => isHan(code) || ')%"”》]'.includes(String.fromCharCode(code));

/** l and I for 1, O for 0, next to digits or as a list number at the start of a line (X7). */
function readLetterAsDigit(codes: Uint16Array, index: number): number | null {
  const code = codes[index]!;
  const before = codes[index - 1];
  const after = codes[index + 1];
  if (code === 0x6c || code === 0x49) {
    if (isDigit(before) || isDigit(after)) return ONE;
    return startsLine(codes, index) && after !== undefined && '.、)'.includes(String.fromCharCode(after))
      ? ONE
      : null;
  }
  return code === 0x4f && isDigit(before) ? ZERO : null;
}

/** Only blanks stand between the start of the line and the index. */
function startsLine(codes: Uint16Array, index: number): boolean {
  let at = index - 1;
  while (at >= 0 && isBlank(codes[at]!) && codes[at] !== 10 && codes[at] !== 13) at--;
  return at < 0 || codes[at] === 10 || codes[at] === 13;
}

/** Folds widths, brackets, dashes and traditional characters one to one; a half-width full stop becomes 。 */
export function makeShadow(source: string): Shadow {
  const codes = new Uint16Array(source.length);
  const ocr = new Uint8Array(source.length);
  for (let i = 0; i < source.length; i++) codes[i] = fold(source.charCodeAt(i));
  for (let i = 0; i < codes.length; i++) {
    const digit = readLetterAsDigit(codes, i);
    if (digit !== null) {
      codes[i] = digit;
      ocr[i] = 1;
    } else if (codes[i] === DOT && i > 0 && endsPhrase(codes[i - 1]!) && isSentenceEnd(codes, i)) {
      codes[i] = STOP;
    }
  }
  return { codes, ocr };
}

function isSentenceEnd(codes: Uint16Array, index: number): boolean {
  const after = codes[index + 1];
  return after !== DOT && !isDigit(after);
}
