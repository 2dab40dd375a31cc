import { MAX_TEXT_LENGTH } from '../limits.js';
import { UnreadableDocumentError } from '../unreadable-document.error.js';
import { plausibleShare } from './plausible-share.js';

export interface DecodedText {
  readonly text: string;
  readonly decodedFrom: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
}

type Encoding = DecodedText['decodedFrom'];

const BYTE_ORDER_MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Share of ordinary characters below which a decoding is taken for a wrong one. Big5 read as GB18030 does not fail,
 * but its punctuation, one character in ten, falls into the private use area.
 */
const LEAST_PLAUSIBLE = 0.95;
/** UTF-8 with a few broken bytes is still UTF-8: broken characters per character outside ASCII. */
const MOST_BROKEN = 0.02;

/**
 * Tells the encoding and decodes. A byte order mark is no text. Throws `binary-file`, `unknown-encoding`,
 * `text-too-long`; never falls back to a decoding that only happens not to fail.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const decoded = byMark(bytes) ?? withoutMark(bytes);
  if (!decoded) throw new UnreadableDocumentError('documents/unknown-encoding');
  if (isBinary(decoded.text)) throw new UnreadableDocumentError('documents/binary-file');
  if (decoded.text.length > MAX_TEXT_LENGTH) {
    throw new UnreadableDocumentError('documents/text-too-long', { length: decoded.text.length });
  }
  return decoded;
}

function byMark(bytes: Uint8Array): DecodedText | undefined {
  const found = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (!found) return undefined;
  const body = bytes.subarray(found[1].length);
  return strictly(body, found[0]) ?? (found[0] === 'utf-8' ? brokenUtf8(body) : undefined);
}

function withoutMark(bytes: Uint8Array): DecodedText | undefined {
  const hasNul = bytes.includes(0);
  const utf16 = bestUtf16(bytes);
  if (hasNul) {
    if (utf16) return utf16;
    throw new UnreadableDocumentError('documents/binary-file');
  }
  const utf8 = strictly(bytes, 'utf-8');
  if (utf8) return utf8;
  const gb = strictly(bytes, 'gb18030');
  const broken = brokenUtf8(bytes);
  if (broken) return broken;
  return gb && plausibleShare(gb.text) >= LEAST_PLAUSIBLE ? gb : utf16;
}

function strictly(bytes: Uint8Array, encoding: Encoding): DecodedText | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, decodedFrom: encoding };
  } catch {
    return undefined;
  }
}

function bestUtf16(bytes: Uint8Array): DecodedText | undefined {
  if (bytes.length % 2 === 1) return undefined;
  const candidates = (['utf-16le', 'utf-16be'] as const).flatMap(
    (encoding) => strictly(bytes, encoding) ?? [],
  );
  const [best] = candidates.toSorted((a, b) => plausibleShare(b.text) - plausibleShare(a.text));
  return best && plausibleShare(best.text) >= LEAST_PLAUSIBLE ? best : undefined;
}

function brokenUtf8(bytes: Uint8Array): DecodedText | undefined {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let broken = 0;
  let beyondAscii = 0;
  for (const sign of text) {
    if (sign === '\uFFFD') broken += 1;
    if (sign > '\u007F') beyondAscii += 1;
  }
  return broken <= beyondAscii * MOST_BROKEN || (broken <= 1 && beyondAscii > 10)
    ? { text, decodedFrom: 'utf-8' }
    : undefined;
}

/** A control character other than tab, line ends and page break has no business in a text. */
function isBinary(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 && !(code >= 0x09 && code <= 0x0d) && code !== 0x1a) return true;
  }
  return false;
}
