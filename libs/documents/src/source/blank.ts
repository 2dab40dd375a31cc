const ODD_BLANKS = new Set([0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff]);

/** Blank in the sense of the invariants: what may lie outside every node. */
export function isBlank(code: number): boolean {
  if (code === 32 || (code >= 9 && code <= 13)) return true;
  if (code < 0xa0) return false;
  return ODD_BLANKS.has(code) || (code >= 0x2000 && code <= 0x200b);
}
