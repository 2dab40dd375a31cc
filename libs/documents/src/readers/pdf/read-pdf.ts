import { type DocumentText, type ReaderWarning } from '../document-text.js';
import { MAX_PDF_PAGES, MAX_TEXT_LENGTH } from '../limits.js';
import { UnreadableDocumentError } from '../unreadable-document.error.js';
import { pageLines } from './page-lines.js';
import { assertStreamsWithinLimits } from './pdf-streams.js';
import { openPdf, type PdfFile, type PdfPage, readPage } from './pdf-source.js';

/** Share of characters without a meaning above which a text layer is taken for unreadable. */
const MOST_UNMAPPED = 0.1;

/**
 * Reads the text layer of a PDF: one line per printed line, pages joined by a newline. Nothing is joined or cleaned:
 * page numbers and line breaks inside sentences are left to those who read the text.
 */
export async function readPdf(bytes: Uint8Array): Promise<DocumentText> {
  assertStreamsWithinLimits(bytes);
  const file = await openPdf(bytes);
  try {
    if (file.document.numPages > MAX_PDF_PAGES) {
      throw new UnreadableDocumentError('documents/pdf-too-long', { pages: file.document.numPages });
    }
    return await readPages(file);
  } finally {
    await file.document.loadingTask.destroy();
  }
}

interface PageFacts extends PdfPage {
  readonly raised: number;
}

async function readPages(file: PdfFile): Promise<DocumentText> {
  const pages: PageFacts[] = [];
  const texts: string[] = [];
  let length = 0;
  for (let number = 1; number <= file.document.numPages; number += 1) {
    const page = await readPage(file.document, number);
    const { lines, raised } = pageLines(page.pieces);
    const text = storable(lines.join('\n'));
    length += text.length + 1;
    if (length > MAX_TEXT_LENGTH) throw new UnreadableDocumentError('documents/text-too-long', { length });
    pages.push({ ...page, raised });
    texts.push(text);
  }
  if (file.missingTables.size > 0) {
    throw new UnreadableDocumentError('documents/unmapped-pdf-text', {
      tables: [...file.missingTables].join(' '),
    });
  }
  const text = texts.join('\n');
  if (text.trim() === '')
    throw new UnreadableDocumentError('documents/scanned-pdf', { pages: file.document.numPages });
  return {
    text,
    format: 'pdf',
    decodedFrom: 'pdf',
    generatedRanges: [],
    warnings: [...pageWarnings(pages), ...unmappedCharacters(text)],
  };
}

function pageWarnings(pages: readonly PageFacts[]): ReaderWarning[] {
  const total = (key: 'raised' | 'rotated' | 'annotations') =>
    pages.reduce((sum, page) => sum + page[key], 0);
  const [raised, rotated, annotations] = [total('raised'), total('rotated'), total('annotations')];
  const blank = pages.filter((page) => page.pieces.length === 0).length;
  return [
    { code: 'pages-without-text', message: `有 ${blank} 页没有文字层，未读入。`, count: blank },
    { code: 'raised-text-joined', message: `有 ${raised} 处上标（如脚注序号）已并入正文。`, count: raised },
    { code: 'rotated-text-left-out', message: `有 ${rotated} 处倾斜文字（如水印）未读入。`, count: rotated },
    {
      code: 'annotations-left-out',
      message: `有 ${annotations} 处批注、印章或表单未读入。`,
      count: annotations,
    },
  ].filter(({ count }) => count > 0);
}

/** Fonts without a table of meanings yield codes of the private use area or replacement characters. */
function unmappedCharacters(text: string): ReaderWarning[] {
  const count = text.match(/[\uE000-\uF8FF\uFFFD]/g)?.length ?? 0;
  if (count > text.replaceAll(/\s/g, '').length * MOST_UNMAPPED) {
    throw new UnreadableDocumentError('documents/unmapped-pdf-text', { characters: count });
  }
  return count === 0 ? [] : [{ code: 'unmapped-characters', message: `有 ${count} 个字符无法还原。`, count }];
}

/**
 * Control characters and halves of surrogate pairs can be stored nowhere; the replacement keeps the place visible.
 * Many fonts name a character by the radical that looks the same (⼀ U+2F00 for 一), one for one.
 */
function storable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\t\n]/gu, '\uFFFD')
    .replaceAll(/[\u2F00-\u2FD5]/g, (radical) => radical.normalize('NFKC'));
}
