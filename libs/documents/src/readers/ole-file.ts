import { type RefusalCode } from './refusals.js';

/** A directory entry of a compound file takes 128 bytes and begins with its name in UTF-16 ([MS-CFB] 2.6.1). */
const ENTRY_BYTES = 128;
const NAME_LENGTH_AT = 64;
const MAX_NAME_BYTES = 64;

const STREAMS: readonly (readonly [stream: string, code: RefusalCode])[] = [
  ['EncryptedPackage', 'documents/password-protected-document'],
  ['WordDocument', 'documents/legacy-word-format'],
];

/**
 * Why a compound file (.doc, .wps, .xls, a .docx with a password) is refused. Entries lie on 128-byte borders, so
 * they are found without following the sector chains, which may be damaged.
 */
export function oleRefusal(bytes: Uint8Array, extension: string): RefusalCode {
  const found = STREAMS.find(([stream]) => hasEntry(bytes, stream));
  if (extension === 'wps' && found?.[1] !== 'documents/password-protected-document') {
    return 'documents/legacy-wps-format';
  }
  return found?.[1] ?? 'documents/legacy-office-format';
}

function hasEntry(bytes: Uint8Array, name: string): boolean {
  const encoded = [...name].flatMap((sign) => [sign.charCodeAt(0), 0]);
  const nameBytes = encoded.length + 2;
  if (nameBytes > MAX_NAME_BYTES) return false;
  for (let at = 0; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
    if (bytes[at + NAME_LENGTH_AT] !== nameBytes) continue;
    if (encoded.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
