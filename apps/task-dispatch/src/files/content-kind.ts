import { fileTypeFromBuffer } from 'file-type';
import { unzipSync } from 'fflate';
import { extname } from 'node:path';
import { FileDoesNotMatchError, FileKindNotAllowedError } from '../domain/evidence-errors.js';
import { pixelsOf } from './picture-size.js';

/** Kinds of evidence, and the endings under which they may come. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'image/webp': ['.webp'],
  'application/pdf': ['.pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['.docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
  'text/plain': ['.txt'],
};
export const ALLOWED_ENDINGS = Object.values(ALLOWED).flat();

/** Limits of a zip's own list of contents; nothing is unpacked here, but readers of the file will. */
const MOST_ENTRIES = 10_000;
const MOST_UNPACKED_BYTES = 200 * 1024 * 1024;
const MOST_PIXELS = 50_000_000;
const MACROS = /vbaproject\.bin$/i;

/**
 * What the bytes are, whatever the name says.
 *
 * @throws FileKindNotAllowedError for anything else than pictures, PDF, docx, xlsx and plain text;
 * FileDoesNotMatchError when the ending says something else
 */
export async function contentKindOf(bytes: Uint8Array, fileName: string): Promise<string> {
  // Before anything looks into it: telling one Office document from another unpacks a part of it.
  if (isZip(bytes)) assertHarmlessZip(bytes);
  const kind = (await fileTypeFromBuffer(bytes))?.mime ?? (isPlainText(bytes) ? 'text/plain' : null);
  const endings = kind === null ? undefined : ALLOWED[kind];
  if (kind === null || !endings) throw notAllowed(kind);
  if (kind.startsWith('image/')) assertShowable(Buffer.from(bytes), kind);
  if (!endings.includes(extname(fileName).toLowerCase())) throw new FileDoesNotMatchError('extension');
  return kind;
}

/** UTF-8 without control characters, and not the beginning of a page that a browser would run. */
function isPlainText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.length > 0 && !/(?![\t\n\f\r])\p{Cc}/u.test(text) && !/^\s*</.test(text);
  } catch {
    return false;
  }
}

/** A small file may stand for a picture that no reader's memory holds. */
function assertShowable(bytes: Buffer, kind: string): void {
  const pixels = pixelsOf(bytes, kind);
  if (pixels === null || pixels > MOST_PIXELS) throw notAllowed(kind);
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function assertHarmlessZip(bytes: Uint8Array): void {
  let entries = 0;
  let unpacked = 0;
  let hasMacros = false;
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        entries += 1;
        unpacked += originalSize;
        hasMacros ||= MACROS.test(name);
        return false;
      },
    });
  } catch {
    throw notAllowed('application/zip');
  }
  if (hasMacros || entries > MOST_ENTRIES || unpacked > MOST_UNPACKED_BYTES) {
    throw notAllowed('application/zip');
  }
}

function notAllowed(found: string | null): FileKindNotAllowedError {
  return new FileKindNotAllowedError({ found, allowed: ALLOWED_ENDINGS });
}
