import { MAX_ENTRY_NAME_BYTES, MAX_ZIP_ENTRIES } from '../limits.js';
import { UnreadableDocumentError } from '../unreadable-document.error.js';

/** One entry as the central directory declares it (APPNOTE 4.3.12). Sizes in bytes. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packedSize: number;
  readonly unpackedSize: number;
  readonly localOffset: number;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const MAX_COMMENT_BYTES = 0xffff;
const IN_ZIP64 = 0xffffffff;

const damaged = (reason: string) => new UnreadableDocumentError('documents/damaged-archive', { reason });

/** Reads the directory only; nothing is unpacked. Throws `damaged-archive`, `archive-over-limit`. */
export function readCentralDirectory(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (count > MAX_ZIP_ENTRIES) {
    throw new UnreadableDocumentError('documents/archive-over-limit', { entries: count });
  }
  const parts = view.getUint16(end + 4, true);
  if (parts !== 0 || start + size > end) throw damaged('directory out of place');
  const entries: ZipEntry[] = [];
  let at = start;
  while (entries.length < count) {
    if (at + ENTRY_BYTES > start + size) throw damaged('directory cut off');
    const [entry, length] = readEntry(view, bytes, at);
    entries.push(entry);
    at += length;
  }
  if (at !== start + size) throw damaged('directory longer than its entries');
  return entries;
}

function findEnd(view: DataView): number {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT_BYTES); at -= 1) {
    const comment = last - at;
    if (view.getUint32(at, true) === END_SIGNATURE && view.getUint16(at + 20, true) === comment) return at;
  }
  throw damaged('no directory');
}

function readEntry(view: DataView, bytes: Uint8Array, at: number): [ZipEntry, number] {
  if (view.getUint32(at, true) !== ENTRY_SIGNATURE) throw damaged('no directory entry');
  const nameLength = view.getUint16(at + 28, true);
  const length = ENTRY_BYTES + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (at + length > bytes.length) throw damaged('directory cut off');
  if (nameLength > MAX_ENTRY_NAME_BYTES) {
    throw new UnreadableDocumentError('documents/unsafe-archive', { nameBytes: nameLength });
  }
  const entry: ZipEntry = {
    name: new TextDecoder().decode(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength)),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedSize: view.getUint32(at + 20, true),
    unpackedSize: view.getUint32(at + 24, true),
    localOffset: view.getUint32(at + 42, true),
  };
  const large = [entry.packedSize, entry.unpackedSize, entry.localOffset].includes(IN_ZIP64);
  if (large) throw new UnreadableDocumentError('documents/archive-over-limit', { reason: 'zip64' });
  return [entry, length];
}
