import { describe, expect, it } from '@jest/globals';
import { buildPdf } from '../../../test/pdf-builder.js';
import { MAX_PDF_PAGES } from '../limits.js';
import { readDocument } from '../read-document.js';
import { pageLines } from './page-lines.js';

const read = (bytes: Uint8Array) => readDocument(bytes, '通知.pdf');
const show = (text: string, x: number, y: number) => `BT /F1 12 Tf ${x} ${y} Td (${text}) Tj ET`;

/** A font that is not in the file and names its characters by a table of Adobe's. */
const BORROWED_FONT =
  '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H /DescendantFonts [7 0 R] >>';
const BORROWED_OBJECTS = [
  '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /FontDescriptor 8 0 R /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>',
  '<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
];

describe('PDF files', () => {
  it('orders lines by their place on the page, separates cells, and joins pages by a newline', async () => {
    const first = [show('second line', 72, 680), show('cell', 300, 700), show('first line', 72, 700)].join(
      '\n',
    );
    expect((await read(buildPdf({ pages: [first, show('next page', 72, 700)] }))).text).toBe(
      'first line\tcell\nsecond line\nnext page',
    );
  });

  it('leaves rotated text out and names it, as well as pages without text', async () => {
    const watermark = 'BT /F1 40 Tf 0.7 0.7 -0.7 0.7 100 100 Tm (DRAFT) Tj ET';
    const { text, warnings } = await read(
      buildPdf({ pages: [`${show('Notice', 72, 700)}\n${watermark}`, '0 0 10 10 re f'] }),
    );
    expect(text).toBe('Notice\n');
    expect(warnings).toEqual([
      { code: 'pages-without-text', message: '有 1 页没有文字层，未读入。', count: 1 },
      { code: 'rotated-text-left-out', message: '有 1 处倾斜文字（如水印）未读入。', count: 1 },
    ]);
  });

  it.each([
    ['documents/scanned-pdf', buildPdf({ pages: ['0 0 100 100 re f', ''] })],
    ['documents/pdf-too-long', buildPdf({ pages: Array.from({ length: MAX_PDF_PAGES + 1 }, () => '') })],
    ['documents/damaged-pdf', Buffer.from('%PDF-1.4\nnothing of the kind')],
    [
      'documents/unmapped-pdf-text',
      buildPdf({
        pages: ['BT /F1 12 Tf 72 700 Td <D2BBA1A2> Tj ET', ''],
        font: BORROWED_FONT,
        objects: BORROWED_OBJECTS,
      }),
    ],
  ])('refuses with %s rather than hand back half a text', async (code, bytes) => {
    await expect(read(bytes)).rejects.toMatchObject({ name: 'UnreadableDocumentError', code });
  });

  it('does not change the bytes it was given', async () => {
    const bytes = buildPdf({ pages: [show('Notice', 72, 700)] });
    const before = Uint8Array.from(bytes);
    await read(bytes);
    expect(bytes).toEqual(before);
  });
});

describe('lines of a page', () => {
  const piece = (text: string, x: number, y: number, fontSize = 10) => ({
    text,
    x,
    y,
    fontSize,
    width: text.length * fontSize,
  });

  it('puts no blank between Chinese characters that are set apart only a little', () => {
    const pieces = [piece('严格', 0, 100), piece('落实', 25, 100), piece('责任', 55, 100)];
    expect(pageLines(pieces).lines).toEqual(['严格落实 责任']);
  });

  it('joins a raised mark with its line and counts it, but not a small line under a title', () => {
    const raised = [piece('清理', 0, 100, 14), piece('1', 28, 106, 8), piece('。', 36, 100, 14)];
    expect(pageLines(raised)).toEqual({ lines: ['清理1。'], raised: 1 });
    const title = [piece('通知', 0, 100, 22), piece('（试行）', 0, 90, 8)];
    expect(pageLines(title)).toEqual({ lines: ['通知', '（试行）'], raised: 0 });
  });
});
