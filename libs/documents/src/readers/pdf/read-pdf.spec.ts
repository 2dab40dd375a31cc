import { describe, expect, it } from '@jest/globals';
import { deflateSync } from 'node:zlib';
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

describe('packed PDF contents', () => {
  const packedText = (bytes: Uint8Array) => Buffer.from(deflateSync(bytes)).toString('latin1');
  const packedPdf = (bytes: Uint8Array) => buildPdf({ pages: [packedText(bytes)], filter: '/FlateDecode' });

  it('are read, also where the first figure looks like the header of packed data', async () => {
    const { text } = await read(packedPdf(Buffer.from(`80 0 m ${show('Notice', 72, 700)}`)));
    expect(text).toBe('Notice');
  });

  it('are refused where they unpack to too much, are packed twice, or by a filter that is not measured', async () => {
    const bomb = packedPdf(new Uint8Array(34_000_000));
    const twice = packedPdf(deflateSync(new Uint8Array(1_000_000)));
    const obsolete = buildPdf({ pages: ['x'], filter: '/LZWDecode' });
    for (const bytes of [bomb, twice, obsolete]) {
      await expect(read(bytes)).rejects.toMatchObject({ code: 'documents/archive-over-limit' });
    }
  });

  it('written as text are measured as well', async () => {
    const page = (length: number) => `${ascii85(deflateSync(new Uint8Array(length).fill(0x20)))}~>`;
    const filter = '[/ASCII85Decode /FlateDecode]';
    await expect(read(buildPdf({ pages: [page(34_000_000)], filter }))).rejects.toMatchObject({
      code: 'documents/archive-over-limit',
    });
    await expect(read(buildPdf({ pages: [page(1_000)], filter }))).rejects.toMatchObject({
      code: 'documents/scanned-pdf',
    });
  });
});

/** Whole groups only: a few bytes of padding do not hurt packed data. */
function ascii85(bytes: Uint8Array): string {
  const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
  let text = '';
  for (let at = 0; at < padded.length; at += 4) {
    const value = padded.readUInt32BE(at);
    const digits = [4, 3, 2, 1, 0].map((place) => Math.floor(value / 85 ** place) % 85);
    text += String.fromCharCode(...digits.map((digit) => digit + 33));
  }
  return text;
}

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
