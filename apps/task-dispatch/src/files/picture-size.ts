/** Width times height of a picture as its header states it; null when the header says nothing we can read. */
export function pixelsOf(bytes: Buffer, kind: string): number | null {
  if (kind === 'image/png') return bytes.length < 24 ? null : bytes.readUInt32BE(16) * bytes.readUInt32BE(20);
  if (kind === 'image/jpeg') return pixelsOfJpeg(bytes);
  return kind === 'image/webp' ? pixelsOfWebp(bytes) : null;
}

const FRAME_MARKERS = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

/** Walks the segments to the first start of frame. */
function pixelsOfJpeg(bytes: Buffer): number | null {
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    if (FRAME_MARKERS.has(bytes[at + 1]!)) return bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7);
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

/** The three forms of WebP: lossy, lossless, extended. */
function pixelsOfWebp(bytes: Buffer): number | null {
  if (bytes.length < 30) return null;
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return (bytes.readUInt16LE(26) & 0x3fff) * (bytes.readUInt16LE(28) & 0x3fff);
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21);
      return ((bits & 0x3fff) + 1) * (((bits >>> 14) & 0x3fff) + 1);
    }
    case 'VP8X':
      return (bytes.readUIntLE(24, 3) + 1) * (bytes.readUIntLE(27, 3) + 1);
    default:
      return null;
  }
}
