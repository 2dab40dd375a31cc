/** Signs of the symbol fonts that sit in the private use area, by their code there (U+F000 + byte). */
const SIGNS: Readonly<Record<number, string>> = {
  0xf0b7: '•',
  0xf02d: '-',
  0xf06c: '●',
  0xf06e: '■',
  0xf06f: '□',
  0xf071: '❑',
  0xf075: '◆',
  0xf076: '❖',
  0xf09f: '•',
  0xf0a7: '▪',
  0xf0a8: '◻',
  0xf0b2: '◇',
  0xf0d8: '➢',
  0xf0e0: '→',
  0xf0fb: '✗',
  0xf0fc: '✓',
  0xf0fd: '☒',
  0xf0fe: '☑',
};

/** The sign a symbol stands for; undefined for a code of the private use area that only its font can draw. */
export function symbolText(code: number): string | undefined {
  if (Object.hasOwn(SIGNS, code)) return SIGNS[code];
  const isPrivate = code >= 0xe000 && code <= 0xf8ff;
  const isCharacter = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isPrivate || !isCharacter ? undefined : String.fromCodePoint(code);
}
