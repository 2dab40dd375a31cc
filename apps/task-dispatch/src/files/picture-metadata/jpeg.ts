import { orientationAlone, orientationIn } from './orientation.js';

const [SOI, EOI, SOS, COM] = [0xd8, 0xd9, 0xda, 0xfe] as const;
const [APP0, APP1, APP2, APP14, APP15] = [0xe0, 0xe1, 0xe2, 0xee, 0xef] as const;
const EXIF = Buffer.from('Exif\0\0', 'latin1');
const ICC = 'ICC_PROFILE\0';

/**
 * A JPEG without what it tells beyond its pixels: Exif (place, camera, time), XMP, IPTC, comments, pictures and other
 * data behind its end. What readers need to show it stays: JFIF, colours, which side is up.
 *
 * @returns null where its structure cannot be read
 */
export function bareJpeg(bytes: Buffer): Buffer | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== (0xff00 | SOI)) return null;
  const kept: Buffer[] = [];
  let orientation = 1;
  for (let at = 2; ;) {
    const segment = segmentAt(bytes, at);
    if (!segment) return null;
    const { marker, start, end } = segment;
    const content = bytes.subarray(start + 4, end);
    if (marker === APP1 && content.subarray(0, 6).equals(EXIF))
      orientation = orientationIn(content.subarray(6));
    if (shows(marker, content)) kept.push(bytes.subarray(start, end));
    at = end;
    if (marker === EOI) return Buffer.concat([bytes.subarray(0, 2), exifOf(orientation), ...kept]);
    if (marker !== SOS) continue;
    at = endOfScan(bytes, end);
    kept.push(bytes.subarray(end, at));
    // A picture that was cut off is shown as far as it goes.
    if (at === bytes.length) return Buffer.concat([bytes.subarray(0, 2), exifOf(orientation), ...kept]);
  }
}

interface Segment {
  readonly marker: number;
  /** Of its marker; fill bytes before it are left out. */
  readonly start: number;
  readonly end: number;
}

function segmentAt(bytes: Buffer, from: number): Segment | null {
  let start = from;
  if (bytes[start] !== 0xff) return null;
  while (bytes[start + 1] === 0xff) start += 1;
  const marker = bytes[start + 1];
  if (marker === undefined || marker < 0xc0) return null;
  if (marker === EOI) return { marker, start, end: start + 2 };
  if (marker >= 0xd0 && marker <= SOI) return null;
  if (start + 4 > bytes.length) return null;
  const end = start + 2 + bytes.readUInt16BE(start + 2);
  return end < start + 4 || end > bytes.length ? null : { marker, start, end };
}

/** Whether a reader needs the segment to show the picture. */
function shows(marker: number, content: Buffer): boolean {
  if (marker === COM) return false;
  if (marker < APP0 || marker > APP15) return true;
  if (marker === APP2) return content.toString('latin1', 0, ICC.length) === ICC;
  return marker === APP0 ? content.toString('latin1', 0, 4) === 'JFIF' : marker === APP14;
}

/** Where the coded pixels end: at a marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

function exifOf(orientation: number): Buffer {
  const tiff = orientationAlone(orientation);
  if (!tiff) return Buffer.alloc(0);
  const head = Buffer.from([0xff, APP1, 0, 2 + EXIF.length + tiff.length]);
  return Buffer.concat([head, EXIF, tiff]);
}
