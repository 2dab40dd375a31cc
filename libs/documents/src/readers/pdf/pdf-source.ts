import { getDocumentProxy } from 'unpdf';
import { MAX_PDF_PAGE_ITEMS } from '../limits.js';
import { UnreadableDocumentError } from '../unreadable-document.error.js';
import { type PositionedText } from './page-lines.js';

export type PdfFile = Awaited<ReturnType<typeof getDocumentProxy>>;

export interface PdfPage {
  readonly pieces: readonly PositionedText[];
  /** Pieces that stand upright or aslant, as watermarks and margin stamps do. */
  readonly rotated: number;
  /** Notes, stamps and form fields; links are not counted. */
  readonly annotations: number;
}

const ERRORS_ONLY = 0;

/** Opens without network, without scripts. Throws `password-protected-pdf`, `damaged-pdf`. */
export async function openPdf(bytes: Uint8Array): Promise<PdfFile> {
  try {
    // The parser keeps and detaches what it is given, so it gets a copy.
    return await getDocumentProxy(bytes.slice(), {
      verbosity: ERRORS_ONLY,
      useSystemFonts: false,
      disableFontFace: true,
      useWorkerFetch: false,
      disableAutoFetch: true,
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new UnreadableDocumentError('documents/password-protected-pdf', {}, { cause: error });
    }
    throw damaged(error);
  }
}

/** `number` counts from 1. Throws `damaged-pdf`. */
export async function readPage(file: PdfFile, number: number): Promise<PdfPage> {
  try {
    const page = await file.getPage(number);
    const { items } = await page.getTextContent();
    const annotations = await page.getAnnotations();
    if (items.length > MAX_PDF_PAGE_ITEMS) throw new UnreadableDocumentError('documents/text-too-long');
    const texts = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []));
    const level = texts.filter(({ transform }) => isLevel(transform));
    page.cleanup();
    return {
      pieces: level.map(({ str, transform, width }) => positioned(str, transform, width)),
      rotated: texts.length - level.length,
      annotations: annotations.filter(({ subtype }) => subtype !== 'Link' && subtype !== 'Popup').length,
    };
  } catch (error) {
    throw error instanceof UnreadableDocumentError ? error : damaged(error);
  }
}

function damaged(cause: unknown): UnreadableDocumentError {
  return new UnreadableDocumentError('documents/damaged-pdf', {}, { cause });
}

/** The matrix [a b c d e f] of a level line has no b. */
function isLevel(transform: readonly number[]): boolean {
  return Math.abs(transform[1] ?? 0) < Math.abs(transform[0] ?? 0) * 0.1;
}

function positioned(text: string, transform: readonly number[], width: number): PositionedText {
  const [a = 0, b = 0, , , x = 0, y = 0] = transform;
  return { text, x, y, width, fontSize: Math.hypot(a, b) };
}
