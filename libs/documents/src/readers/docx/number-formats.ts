import {
  counting,
  JAPANESE,
  LEGAL_SIMPLIFIED,
  LEGAL_TRADITIONAL,
  positional,
  SIMPLIFIED,
  TRADITIONAL,
} from './chinese-numerals.js';

/**
 * How a list number is written (ST_NumberFormat, ECMA-376 part 1, 17.18.59). Formats outside the table
 * are written as decimal figures, and the reader says so.
 */
const FORMATS: Readonly<Record<string, (value: number) => string>> = {
  decimal: String,
  decimalHalfWidth: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: (value) => sequence(value, '①', 20),
  decimalEnclosedCircleChinese: (value) => sequence(value, '①', 10),
  decimalEnclosedFullstop: (value) => sequence(value, '⒈', 20),
  decimalEnclosedParen: (value) => sequence(value, '⑴', 20),
  numberInDash: (value) => `- ${value} -`,
  upperLetter: (value) => letters(value, 'A'),
  lowerLetter: (value) => letters(value, 'a'),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  chineseCounting: (value) => (value < 100 ? counting(value, SIMPLIFIED) : positional(value, '○')),
  taiwaneseCounting: (value) => (value < 100 ? counting(value, SIMPLIFIED) : positional(value, '○')),
  chineseCountingThousand: (value) => counting(value, SIMPLIFIED),
  taiwaneseCountingThousand: (value) => counting(value, TRADITIONAL),
  japaneseCounting: (value) => counting(value, JAPANESE),
  ideographDigital: (value) => positional(value, '〇'),
  japaneseDigitalTenThousand: (value) => positional(value, '〇'),
  taiwaneseDigital: (value) => positional(value, '○'),
  chineseLegalSimplified: (value) => counting(value, LEGAL_SIMPLIFIED),
  ideographLegalTraditional: (value) => counting(value, LEGAL_TRADITIONAL),
  ideographTraditional: (value) => fromList(value, '甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: (value) => fromList(value, '子丑寅卯辰巳午未申酉戌亥'),
  ideographEnclosedCircle: (value) => sequence(value, '㊀', 10),
  none: () => '',
  bullet: () => '',
};

export function isKnownFormat(format: string): boolean {
  return Object.hasOwn(FORMATS, format);
}

/** `value` ≥ 0. Zero has no letter, circle or roman figure and is written 0. */
export function formatNumber(value: number, format: string): string {
  const write = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  return (write ?? String)(value);
}

function fullWidth(value: number): string {
  return [...String(value)].map((figure) => String.fromCharCode(figure.charCodeAt(0) + 0xfee0)).join('');
}

/** Characters that follow each other in Unicode; beyond the last one plain figures, as Word shows them. */
function sequence(value: number, first: string, last: number): string {
  if (value < 1 || value > last) return String(value);
  return String.fromCharCode(first.charCodeAt(0) + value - 1);
}

function fromList(value: number, list: string): string {
  return value < 1 || value > list.length ? String(value) : list.charAt(value - 1);
}

/** A … Z, then AA, BB … (17.18.59: the letter is repeated, it is no base-26 number). */
function letters(value: number, first: string): string {
  if (value < 1) return String(value);
  const letter = String.fromCharCode(first.charCodeAt(0) + ((value - 1) % 26));
  return letter.repeat(Math.min(30, Math.ceil(value / 26)));
}

const ROMAN: readonly (readonly [string, number])[] = [
  ['M', 1000],
  ['CM', 900],
  ['D', 500],
  ['CD', 400],
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
];

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let rest = value;
  let written = '';
  for (const [figure, worth] of ROMAN) {
    written += figure.repeat(Math.floor(rest / worth));
    rest %= worth;
  }
  return written;
}
