import { orientationAlone, orientationIn } from './orientation.js';

const HEAD = 12;
const SHOWN = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP', 'ANIM', 'ANMF']);
/** Bits of the extended header that say that Exif and XMP follow. */
const [HAS_EXIF, HAS_XMP] = [0x08, 0x04] as const;

/**
 * A WebP without what it tells beyond its pixels, also behind its end.
 *
 * @returns null where its structure cannot be read
 */
export function bareWebp(bytes: Buffer): Buffer | null {
  if (bytes.length < HEAD) return null;
  const last = 8 + bytes.readUInt32LE(4);
  if (last > bytes.length || last < HEAD) return null;
  const kept: Buffer[] = [];
  let orientation = 1;
  for (let at = HEAD; at + 8 <= last;) {
    const size = bytes.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    if (at + 8 + size > last) return null;
    const type = bytes.toString('latin1', at, at + 4);
    const chunk = bytes.subarray(at, Math.min(end, last));
    if (type === 'EXIF') orientation = orientationIn(withoutPrefix(bytes.subarray(at + 8, at + 8 + size)));
    if (SHOWN.has(type)) kept.push(chunk);
    at = end;
  }
  return joined(kept, orientation);
}

/** Some programs write the prefix that Exif has inside a JPEG. */
function withoutPrefix(exif: Buffer): Buffer {
  return exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif;
}

function joined(chunks: readonly Buffer[], orientation: number): Buffer {
  const extended = chunks[0]?.toString('latin1', 0, 4) === 'VP8X' ? Buffer.from(chunks[0]) : null;
  const tiff = extended && orientationAlone(orientation);
  if (extended && extended.length > 8) {
    extended[8] = (extended[8]! & ~(HAS_EXIF | HAS_XMP)) | (tiff ? HAS_EXIF : 0);
  }
  const rest = extended ? [extended, ...chunks.slice(1)] : chunks;
  const body = Buffer.concat([...rest, ...(tiff ? [chunkOf('EXIF', tiff)] : [])]);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(4 + body.length, 4);
  return Buffer.concat([head, body]);
}

function chunkOf(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}
