import { getDocumentProxy } from 'unpdf';
import { MAX_PDF_PAGE_ITEMS } from '../limits.js';
import { UnreadableDocumentError } from '../unreadable-document.error.js';
import { type PositionedText } from './page-lines.js';

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

/** An open PDF, and the character tables its fonts asked for in vain: their text is missing from the pages. */
export interface PdfFile {
  readonly document: PdfDocument;
  readonly missingTables: ReadonlySet<string>;
}

export interface PdfPage {
  readonly pieces: readonly PositionedText[];
  /** Pieces that stand upright or aslant, as watermarks and margin stamps do. */
  readonly rotated: number;
  /** Notes, stamps and form fields; links are not counted. */
  readonly annotations: number;
}

const ERRORS_ONLY = 0;

/** Opens without network, file system or scripts. Throws `password-protected-pdf`, `damaged-pdf`. */
export async function openPdf(bytes: Uint8Array): Promise<PdfFile> {
  const missingTables = new Set<string>();
  try {
    const document = await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: ERRORS_ONLY,
      useSystemFonts: false,
      disableFontFace: true,
      useWorkerFetch: false,
      BinaryDataFactory: nothingToFetch(missingTables),
    });
    return { document, missingTables };
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new UnreadableDocumentError('documents/password-protected-pdf', {}, { cause: error });
    }
    throw damaged(error);
  }
}

/**
 * Where the parser would fetch fonts and character tables from. Without a font the text is still there; without a table
 * (GBK-EUC-H and the like, of fonts that are not in the file) the parser drops the text in silence, so it is noted.
 */
function nothingToFetch(missingTables: Set<string>): new () => object {
  return class {
    async fetch({ kind, filename }: { kind: string; filename: string }): Promise<never> {
      if (kind === 'cMapUrl') missingTables.add(filename);
      throw new Error(`not available: ${kind}`);
    }
  };
}

/** `number` counts from 1. Throws `damaged-pdf`. */
export async function readPage(document: PdfFile['document'], number: number): Promise<PdfPage> {
  try {
    const page = await document.getPage(number);
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
