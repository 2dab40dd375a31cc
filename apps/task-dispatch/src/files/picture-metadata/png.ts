import { crc32 } from 'node:zlib';
import { orientationAlone, orientationIn } from './orientation.js';

const SIGNATURE = 8;
/** What a reader needs to show the picture; everything else (texts, times, Exif, what only one program knows) goes. */
const SHOWN = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(
    ' ',
  ),
);

/**
 * A PNG without what it tells beyond its pixels, also behind its end.
 *
 * @returns null where its structure cannot be read
 */
export function barePng(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [bytes.subarray(0, SIGNATURE)];
  let orientation = 1;
  for (let at = SIGNATURE; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return null;
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'eXIf') orientation = orientationIn(bytes.subarray(at + 8, end - 4));
    // Before the pixels, as readers expect it.
    if (type === 'IDAT' && !kept.some(isPixels)) kept.push(...exifOf(orientation));
    if (SHOWN.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return null;
}

const isPixels = (chunk: Buffer): boolean => chunk.toString('latin1', 4, 8) === 'IDAT';

function exifOf(orientation: number): Buffer[] {
  const tiff = orientationAlone(orientation);
  if (!tiff) return [];
  const body = Buffer.concat([Buffer.from('eXIf', 'latin1'), tiff]);
  const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(tiff.length);
  check.writeUInt32BE(crc32(body));
  return [Buffer.concat([size, body, check])];
}
