/** First and last code unit of the blocks a Chinese official text is made of. */
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
];

/** Rare characters of these ranges show up in bulk where bytes were decoded with the wrong encoding. */
const SAMPLE_LENGTH = 20_000;

/** Share (0 to 1) of code units that belong to an ordinary Chinese text, told from its beginning. */
export function plausibleShare(text: string): number {
  const length = Math.min(text.length, SAMPLE_LENGTH);
  if (length === 0) return 1;
  let ordinary = 0;
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (BLOCKS.some(([first, last]) => code >= first && code <= last)) ordinary += 1;
  }
  return ordinary / length;
}
