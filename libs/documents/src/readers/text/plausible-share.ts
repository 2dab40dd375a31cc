/** First and last character of the blocks a Chinese official text is made of. */
const BLOCKS: readonly (readonly [number, number])[] = [
  [0x09, 0x0d],
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x2010, 0x206f],
  [0x2150, 0x218f],
  [0x2190, 0x21ff],
  [0x2460, 0x24ff],
  [0x2500, 0x26ff],
  [0x3000, 0x30ff],
  [0x3220, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xff00, 0xffef],
  [0x20000, 0x3ffff],
];

const SAMPLE_LENGTH = 20_000;

/** Share (0 to 1) of characters that belong to an ordinary Chinese text, told from its first 20 000 code units. */
export function plausibleShare(text: string): number {
  const sample = text.slice(0, SAMPLE_LENGTH);
  const signs = [...sample];
  if (signs.length === 0) return 1;
  const ordinary = signs.filter((sign) => isOrdinary(sign.codePointAt(0) ?? 0));
  return ordinary.length / signs.length;
}

function isOrdinary(code: number): boolean {
  return BLOCKS.some(([first, last]) => code >= first && code <= last);
}
