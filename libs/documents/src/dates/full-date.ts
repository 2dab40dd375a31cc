import { isoOf, isRealDate } from './calendar.js';
import { readNumeral } from './numerals.js';

const FULL =
  /^\(?([二一\d][〇一二三四五六七八九O\d]{3})[年\-./]([\d一二三四五六七八九十]{1,2})[月\-./]([\d一二三四五六七八九十]{1,3})日?/;

/** 2024年3月5日, 二〇二四年三月五日, 2024-3-5, 2024.3.5 (folded) → ISO date; null when there is no such day. */
export function readDate(text: string): string | null {
  const match = FULL.exec(text);
  if (match === null) return null;
  const [year, month, day] = [match[1]!.replaceAll('O', '〇'), match[2]!, match[3]!].map(readNumeral);
  if (year == null || month == null || day == null || !isRealDate({ year, month, day })) return null;
  return isoOf({ year, month, day });
}
