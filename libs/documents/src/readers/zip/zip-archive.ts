import { Inflate } from 'fflate';
import { INFLATE_STEP_BYTES, MAX_PART_BYTES } from '../limits.js';
import { UnreadableDocumentError } from '../unreadable-document.error.js';
import { readCentralDirectory, type ZipEntry } from './central-directory.js';
import { crc32 } from './crc32.js';
import { assertSafeDirectory } from './zip-safety.js';

const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

const damaged = (reason: string, cause?: unknown) =>
  new UnreadableDocumentError('documents/damaged-archive', { reason }, { cause });

/** A zip container whose directory passed every limit. Entries are unpacked one by one, on demand. */
export class ZipArchive {
  private readonly entries: ReadonlyMap<string, ZipEntry>;

  private constructor(
    private readonly bytes: Uint8Array,
    readonly names: readonly string[],
    entries: readonly ZipEntry[],
  ) {
    this.entries = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  }

  /** Throws `damaged-archive`, `unsafe-archive`, `encrypted-archive`, `archive-over-limit`. */
  static open(bytes: Uint8Array): ZipArchive {
    const entries = readCentralDirectory(bytes);
    assertSafeDirectory(entries, bytes.length);
    return new ZipArchive(
      bytes,
      entries.map((entry) => entry.name),
      entries,
    );
  }

  /** Upper and lower case are the same. */
  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** The unpacked bytes, or undefined where there is no such entry. */
  read(name: string): Uint8Array | undefined {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) return undefined;
    if (entry.unpackedSize > MAX_PART_BYTES) {
      throw new UnreadableDocumentError('documents/archive-over-limit', { partBytes: entry.unpackedSize });
    }
    const unpacked = unpack(this.packed(entry), entry);
    if (crc32(unpacked) !== entry.crc) throw damaged('checksum differs');
    return unpacked;
  }

  private packed(entry: ZipEntry): Uint8Array {
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
    const at = entry.localOffset;
    if (at + LOCAL_HEADER_BYTES > this.bytes.length || view.getUint32(at, true) !== LOCAL_SIGNATURE) {
      throw damaged('no local header');
    }
    const start = at + LOCAL_HEADER_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    if (start + entry.packedSize > this.bytes.length) throw damaged('entry cut off');
    return this.bytes.subarray(start, start + entry.packedSize);
  }
}

function unpack(packed: Uint8Array, entry: ZipEntry): Uint8Array {
  if (entry.method === STORED) {
    if (packed.length !== entry.unpackedSize) throw damaged('size differs');
    return packed;
  }
  if (entry.method !== DEFLATED) throw damaged(`compression method ${entry.method}`);
  return inflate(packed, entry.unpackedSize);
}

/** Inflates step by step and stops as soon as there is more than the directory declared. */
function inflate(packed: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size);
  let filled = 0;
  const inflater = new Inflate((chunk) => {
    if (filled + chunk.length > size) throw damaged('more bytes than declared');
    out.set(chunk, filled);
    filled += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length; at += INFLATE_STEP_BYTES) {
      const next = at + INFLATE_STEP_BYTES;
      inflater.push(packed.subarray(at, next), next >= packed.length);
    }
  } catch (error) {
    throw error instanceof UnreadableDocumentError ? error : damaged('cannot inflate', error);
  }
  if (filled !== size) throw damaged('fewer bytes than declared');
  return out;
}
