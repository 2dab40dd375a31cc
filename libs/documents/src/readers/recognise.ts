/** What a file is, told from its bytes. `text` is everything without a mark of its own. */
export type ContentKind = 'pdf' | 'zip' | 'ole' | 'rtf' | 'image' | 'archive' | 'text';

const SIGNATURES: readonly (readonly [ContentKind, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['rtf', ascii('{\\rtf')],
  ['image', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', ascii('GIF8')],
  ['image', [0x49, 0x49, 0x2a, 0x00]],
  ['image', [0x4d, 0x4d, 0x00, 0x2a]],
  ['archive', ascii('Rar!\x1a')],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['archive', [0x1f, 0x8b, 0x08]],
  ['archive', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
];

const PDF_HEADER = ascii('%PDF-');

export function recognise(bytes: Uint8Array): ContentKind {
  const found = SIGNATURES.find(([, signature]) => hasAt(bytes, signature, 0));
  if (found) return found[0];
  if (isContainerImage(bytes)) return 'image';
  return hasAt(bytes, PDF_HEADER, firstInk(bytes)) ? 'pdf' : 'text';
}

/** Bitmaps, WebP and HEIC: the mark is short or stands behind a length, so a second one has to agree. */
function isContainerImage(bytes: Uint8Array): boolean {
  const isBitmap = hasAt(bytes, ascii('BM'), 0) && hasAt(bytes, [0, 0, 0, 0], 6);
  const isWebp = hasAt(bytes, ascii('RIFF'), 0) && hasAt(bytes, ascii('WEBP'), 8);
  return isBitmap || isWebp || (hasAt(bytes, ascii('ftyp'), 4) && hasAt(bytes, [0, 0, 0], 0));
}

/** A byte order mark and blank lines before the header are common in PDF files from old scanners. */
function firstInk(bytes: Uint8Array): number {
  let at = hasAt(bytes, [0xef, 0xbb, 0xbf], 0) ? 3 : 0;
  while (at < 1024 && [0x09, 0x0a, 0x0d, 0x20].includes(bytes[at] ?? 0)) at += 1;
  return at;
}

function hasAt(bytes: Uint8Array, signature: readonly number[], offset: number): boolean {
  return signature.every((byte, index) => bytes[offset + index] === byte);
}

function ascii(text: string): number[] {
  return [...text].map((sign) => sign.charCodeAt(0));
}
