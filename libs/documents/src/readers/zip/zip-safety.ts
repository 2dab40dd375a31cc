import { MAX_COMPRESSION_RATIO, MAX_UNPACKED_BYTES, RATIO_FREE_BYTES } from '../limits.js';
import { UnreadableDocumentError } from '../unreadable-document.error.js';
import { type ZipEntry } from './central-directory.js';

const LOCAL_HEADER_BYTES = 30;

/**
 * Refuses what an honest writer never makes, on the directory alone: encryption, names that leave the container,
 * doubled names, entries that share bytes, and more unpacked bytes than the limits allow.
 */
export function assertSafeDirectory(entries: readonly ZipEntry[], fileBytes: number): void {
  if (entries.some((entry) => entry.encrypted))
    throw new UnreadableDocumentError('documents/encrypted-archive');
  assertSafeNames(entries);
  assertApart(entries, fileBytes);
  assertWithinSizes(entries);
}

function assertSafeNames(entries: readonly ZipEntry[]): void {
  const seen = new Set<string>();
  for (const { name } of entries) {
    const reason = unsafeName(name) ?? (seen.has(name.toLowerCase()) ? 'doubled' : undefined);
    if (reason) throw new UnreadableDocumentError('documents/unsafe-archive', { reason });
    // Part names are the same in upper and lower case (ECMA-376 part 2, 6.2.2.3).
    seen.add(name.toLowerCase());
  }
}

function unsafeName(name: string): string | undefined {
  if (name === '' || name.includes('\0')) return 'empty name';
  if (name.startsWith('/') || name.includes('\\') || /^[a-z]:/i.test(name)) return 'absolute name';
  return name.split('/').includes('..') ? 'name leaves the container' : undefined;
}

function assertApart(entries: readonly ZipEntry[], fileBytes: number): void {
  let free = 0;
  for (const entry of entries.toSorted((a, b) => a.localOffset - b.localOffset)) {
    if (entry.localOffset < free) {
      throw new UnreadableDocumentError('documents/unsafe-archive', { reason: 'entries overlap' });
    }
    free = entry.localOffset + LOCAL_HEADER_BYTES + entry.packedSize;
  }
  if (free > fileBytes)
    throw new UnreadableDocumentError('documents/damaged-archive', { reason: 'entry cut off' });
}

function assertWithinSizes(entries: readonly ZipEntry[]): void {
  let total = 0;
  for (const { unpackedSize, packedSize } of entries) {
    total += unpackedSize;
    const ratio = Math.round(unpackedSize / Math.max(1, packedSize));
    if (unpackedSize > RATIO_FREE_BYTES && ratio > MAX_COMPRESSION_RATIO) {
      throw new UnreadableDocumentError('documents/archive-over-limit', { ratio });
    }
  }
  if (total > MAX_UNPACKED_BYTES) {
    throw new UnreadableDocumentError('documents/archive-over-limit', { unpackedBytes: total });
  }
}
