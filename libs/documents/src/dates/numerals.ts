const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};
const WEIGHTS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 千: 1000 };

/** Reads 12, 十二, 一百零五, 二〇二四, 十万, 三点五 (folded text); null when it is no number. */
export function readNumeral(text: string): number | null {
  if (/^\d{1,12}(?:\.\d{1,6})?$/.test(text)) return Number(text);
  if (text === '' || text.length > 12) return null;
  if (text.endsWith('万')) return times(readNumeral(text.slice(0, -1)), 10_000);
  const point = text.indexOf('点');
  if (point > 0) return readPoint(text, point);
  return /[十拾百千]/.test(text) ? readWeighted(text) : readPlain(text);
}

const times = (value: number | null, factor: number): number | null =>
  value === null ? null : value * factor;

function readPoint(text: string, point: number): number | null {
  const whole = readNumeral(text.slice(0, point));
  const rest = readPlain(text.slice(point + 1));
  return whole === null || rest === null ? null : Number(`${whole}.${rest}`);
}

function readPlain(text: string): number | null {
  let digits = '';
  for (const character of text) {
    const digit = DIGITS[character] ?? (/\d/.test(character) ? Number(character) : undefined);
    if (digit === undefined) return null;
    digits += digit;
  }
  return digits === '' ? null : Number(digits);
}

function readWeighted(text: string): number | null {
  let total = 0;
  let digit: number | null = null;
  for (const character of text) {
    const weight = WEIGHTS[character];
    if (weight !== undefined) {
      total += (digit ?? 1) * weight;
      digit = null;
    } else {
      const value = DIGITS[character];
      if (value === undefined) return null;
      digit = value;
    }
  }
  return total + (digit ?? 0);
}

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const CIRCLED_DARK = '❶❷❸❹❺❻❼❽❾❿';

export function circledOrdinal(character: string): number | null {
  const index = Math.max(CIRCLED.indexOf(character), CIRCLED_DARK.indexOf(character));
  return index < 0 ? null : index + 1;
}
