import { circledOrdinal, readNumeral } from '../dates/numerals.js';

/** What a marker looks like; nesting decides what it means. */
export type MarkerClass =
  | 'part'
  | 'chapter'
  | 'section'
  | 'article'
  | 'cn'
  | 'cn-formal'
  | 'cn-paren'
  | 'cn-half-paren'
  | 'decimal-1'
  | 'decimal-2'
  | 'decimal-3'
  | 'decimal-4'
  | 'number'
  | 'number-paren'
  | 'number-half-paren'
  | 'circled'
  | 'is'
  | 'must'
  | 'nth'
  | 'first-next-last'
  | 'named-ordinal'
  | 'stem'
  | 'bullet';

export interface Marker {
  cls: MarkerClass;
  /** Markers of one list share the key; it adds the separator (1. or 1、) or the noun of a named ordinal. */
  key: string;
  ordinal: number | null;
  from: number;
  to: number;
}

interface Shape {
  cls: MarkerClass;
  pattern: RegExp;
  key?: (match: RegExpExecArray) => string;
  ordinal?: (match: RegExpExecArray) => number | null;
}

export const CN = '[〇一二三四五六七八九十百]';

/** 首先 1, 其次 2, 再次 3; 最后 takes the number after its predecessor. */
const ORDER_WORDS: Readonly<Record<string, number>> = { 首先: 1, 其次: 2, 再次: 3, 再者: 3 };
export const LAST = -1;

const STEMS = '甲乙丙丁戊己庚辛壬癸';

const first = (match: RegExpExecArray): number | null => readNumeral(match[1] ?? '');

/** Shapes of §11's marker classes, tried in this order at the start of a line. All are anchored and bounded. */
const SHAPES: readonly Shape[] = [
  { cls: 'part', pattern: new RegExp(`第(${CN}{1,3}|\\d{1,2})(?:部分|篇|编)[、:.]?`, 'y') },
  { cls: 'chapter', pattern: new RegExp(`第(${CN}{1,3}|\\d{1,2})章[、:.]?`, 'y') },
  { cls: 'section', pattern: new RegExp(`第(${CN}{1,3}|\\d{1,2})节[、:.]?`, 'y') },
  { cls: 'article', pattern: new RegExp(`第(${CN}{1,4}|\\d{1,3})条[、:.]?`, 'y') },
  { cls: 'cn', pattern: new RegExp(`(${CN}{1,3})[、.。,](?!${CN}{1,3}、)`, 'y') },
  { cls: 'cn-formal', pattern: /([壹贰叁肆伍陆柒捌玖拾]{1,2})[、.。]/y },
  { cls: 'cn-paren', pattern: new RegExp(`\\((${CN}{1,3})\\)[、。.,]?(?!项[^目]|款|目录)`, 'y') },
  { cls: 'cn-paren', pattern: /([㈠-㈩])/y, ordinal: (match) => match[0].charCodeAt(0) - 0x3220 + 1 },
  { cls: 'cn-half-paren', pattern: new RegExp(`(${CN}{1,3})\\)`, 'y') },
  { cls: 'decimal-4', pattern: /\d{1,2}\.\d{1,2}\.\d{1,2}\.(\d{1,2})(?![\d.年月日])/y },
  { cls: 'decimal-3', pattern: /\d{1,2}\.\d{1,2}\.(\d{1,2})(?![\d.年月日])/y },
  { cls: 'decimal-2', pattern: /\d{1,2}\.(\d{1,2})(?![\d.年月日%])/y },
  {
    cls: 'number',
    pattern: /(\d{1,5})[.、](?!\d)/y,
    key: (match) => `number${match[0].at(-1)}`,
  },
  { cls: 'number', pattern: /(\d{1,3})[.、](?=\d{1,4}[月年])/y, key: (match) => `number${match[0].at(-1)}` },
  {
    cls: 'number',
    pattern: /([⒈-⒛])/y,
    key: () => 'number.',
    ordinal: (match) => match[0].charCodeAt(0) - 0x2487,
  },
  { cls: 'number-paren', pattern: /\((\d{1,3})\)/y },
  { cls: 'number-paren', pattern: /([⑴-⒇])/y, ordinal: (match) => match[0].charCodeAt(0) - 0x2473 },
  { cls: 'number-half-paren', pattern: /(\d{1,3})\)/y },
  { cls: 'circled', pattern: /([①-⑳❶-❿])/y, ordinal: (match) => circledOrdinal(match[0]) },
  { cls: 'is', pattern: new RegExp(`(${CN}{1,2})是(?!否)`, 'y') },
  { cls: 'must', pattern: new RegExp(`(${CN}{1,2})要`, 'y') },
  { cls: 'nth', pattern: new RegExp(`第(${CN}{1,2})[,、:]`, 'y'), key: () => 'nth,' },
  {
    cls: 'nth',
    pattern: new RegExp(`第(${CN}{1,2})(?:种|个方面|方面|个|点|项|类)(?!季|月)`, 'y'),
    key: (match) => `nth${match[0].at(-1)}`,
  },
  {
    cls: 'named-ordinal',
    pattern: new RegExp(`第(${CN}{1,2})([\\u4e00-\\u9fff]{1,4}):`, 'y'),
    key: (match) => `named${match[2]}`,
  },
  {
    cls: 'named-ordinal',
    pattern: new RegExp(`([\\u4e00-\\u9fff]{2,4})之(${CN}{1,2}):`, 'y'),
    key: (match) => `named${match[1]}`,
    ordinal: (match) => readNumeral(match[2]!),
  },
  { cls: 'first-next-last', pattern: /(首先|其次|再次|再者|最后)(?=[,是要])/y, ordinal: orderOrdinal },
  {
    cls: 'stem',
    pattern: /([甲乙丙丁戊己庚辛壬癸])[、.]/y,
    ordinal: (match) => STEMS.indexOf(match[1]!) + 1,
  },
  { cls: 'bullet', pattern: /(?:--|[·•●■◆▪◇□])(?=[\u4e00-\u9fff“《\d])/y, ordinal: () => null },
];

function orderOrdinal(match: RegExpExecArray): number {
  return ORDER_WORDS[match[1]!] ?? LAST;
}

/** The marker that begins at `from`, if one does. */
export function readMarker(text: string, from: number): Marker | null {
  for (const shape of SHAPES) {
    shape.pattern.lastIndex = from;
    const match = shape.pattern.exec(text);
    if (match === null) continue;
    const ordinal = (shape.ordinal ?? first)(match);
    if (ordinal === null && shape.cls !== 'bullet') continue;
    return {
      cls: shape.cls,
      key: shape.key?.(match) ?? shape.cls,
      ordinal,
      from,
      to: from + match[0].length,
    };
  }
  return null;
}

/** Phrases of a series (SER): their lists may stand inside a paragraph as well as at line starts. */
export const SERIES_CLASSES: ReadonlySet<MarkerClass> = new Set(['is', 'must', 'nth', 'first-next-last']);
