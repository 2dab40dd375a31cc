import { Inflate } from 'fflate';
import { INFLATE_STEP_BYTES, MAX_PART_BYTES, MAX_UNPACKED_BYTES } from '../limits.js';
import { UnreadableDocumentError } from '../unreadable-document.error.js';

const ZLIB_HEADER_BYTES = 2;

/** What writers of zlib data really write: the usual window at four levels, and the small one of Acrobat. */
const ZLIB_HEADERS = [
  [0x78, 0x01],
  [0x78, 0x5e],
  [0x78, 0x9c],
  [0x78, 0xda],
  [0x48, 0x89],
] as const;

/** Filters of the nineties that pack thousands to one; no program of this century writes them. */
const OBSOLETE_FILTERS = /\/(?:LZWDecode|RunLengthDecode)\b/;

/**
 * Measures what the compressed streams of a PDF unpack to, because the parser has no limit of its own. A sieve against
 * the plain bomb: streams inside encryption are not seen, so a reader of unknown files also needs a limit of memory
 * and time around it. Throws `archive-over-limit`.
 */
export function assertStreamsWithinLimits(bytes: Uint8Array): void {
  const source = new TextDecoder('latin1').decode(bytes);
  if (OBSOLETE_FILTERS.test(source)) throw overLimit({ reason: 'obsolete filter' });
  let total = 0;
  for (const { index, 0: keyword } of source.matchAll(/(?<!end)stream\r?\n/g)) {
    const data = packedData(bytes, source, index + keyword.length);
    if (!isZlib(data)) continue;
    total += unpackedSize(data.subarray(ZLIB_HEADER_BYTES));
    if (total > MAX_UNPACKED_BYTES) throw overLimit({ unpackedBytes: total });
  }
}

/** The bytes after the keyword; written as text (ASCII85Decode) they are turned back first. */
function packedData(bytes: Uint8Array, source: string, start: number): Uint8Array {
  const data = bytes.subarray(start);
  const end = isZlib(data) ? -1 : source.indexOf('~>', start);
  const isText = end > 0 && /^[!-uz\s]*$/.test(source.slice(start, end));
  return isText ? fromAscii85(source.slice(start, end)) : data;
}

/** RFC 1950: deflate in the low half of the first byte, and a checksum over both bytes. */
function isZlib(data: Uint8Array): boolean {
  const [method = 0, flags = 0] = data;
  return (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0;
}

/** Stricter than isZlib, because page contents are figures: one that begins with 80 would pass for a header. */
function isPackedAgain([method, flags]: Uint8Array): boolean {
  return ZLIB_HEADERS.some(([first, second]) => first === method && second === flags);
}

/** Unpacks step by step and throws the result away. A damaged stream counts as far as it goes. */
function unpackedSize(data: Uint8Array): number {
  let size = 0;
  let step = new Uint8Array();
  const inflater = new Inflate((chunk) => {
    // A filter applied twice multiplies what one of them can do.
    if (size === 0 && isPackedAgain(chunk)) throw overLimit({ reason: 'packed twice' });
    size += chunk.length;
    step = chunk;
    if (size > MAX_PART_BYTES) throw overLimit({ streamBytes: size });
  });
  try {
    for (let at = 0; at < data.length; at += INFLATE_STEP_BYTES) {
      inflater.push(data.subarray(at, at + INFLATE_STEP_BYTES));
      if (step.length === 0) break;
    }
  } catch (error) {
    if (error instanceof UnreadableDocumentError) throw error;
  }
  return size;
}

function fromAscii85(text: string): Uint8Array {
  const digits = text.replaceAll(/\s/g, '').replaceAll('z', '!!!!!');
  const bytes = new Uint8Array(Math.floor(digits.length / 5) * 4);
  const view = new DataView(bytes.buffer);
  for (let group = 0; group < bytes.length / 4; group += 1) {
    let value = 0;
    for (let place = 0; place < 5; place += 1) value = value * 85 + digits.charCodeAt(group * 5 + place) - 33;
    view.setUint32(group * 4, value % 2 ** 32);
  }
  return bytes;
}

function overLimit(details: Record<string, string | number>): UnreadableDocumentError {
  return new UnreadableDocumentError('documents/archive-over-limit', details);
}
