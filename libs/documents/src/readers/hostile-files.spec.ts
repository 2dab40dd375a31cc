import { describe, expect, it } from '@jest/globals';
import {
  type Arbitrary,
  array,
  constant,
  assert,
  asyncProperty,
  constantFrom,
  nat,
  record,
  string,
  tuple,
  uint8Array,
} from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { abstractNum, buildDocx, docxEntries, item, num, p, packZip, part } from '../../test/docx-builder.js';
import { buildPdf } from '../../test/pdf-builder.js';
import { MAX_ZIP_ENTRIES } from './limits.js';
import { readDocument } from './read-document.js';
import { UnreadableDocumentError } from './unreadable-document.error.js';

const GOOD = buildDocx({ body: p('一、正文。'.repeat(200)) });
const CENTRAL = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
const QUICK_MS = 1_000;

/** The error with which the bytes are refused; undefined where they are read. */
const refusal = (bytes: Uint8Array): Promise<unknown> =>
  readDocument(bytes, '通知.docx').then(
    () => undefined,
    (error: unknown) => error,
  );

/** A copy whose first directory entry was changed; offsets as in APPNOTE 4.3.12. */
function withDirectory(bytes: Uint8Array, change: (view: DataView, at: number) => void): Uint8Array {
  const copy = Uint8Array.from(bytes);
  change(new DataView(copy.buffer), Buffer.from(copy).indexOf(CENTRAL));
  return copy;
}

/** Milliseconds of processor time: the clock on the wall also counts what other programs do. */
async function timed(read: () => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage();
  await read();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

describe('hostile containers', () => {
  it('refuses a zip bomb from its directory, without unpacking it', async () => {
    const bomb = zipSync({
      ...packed(docxEntries({ body: '' })),
      'word/document.xml': new Uint8Array(8_000_000),
    });
    const spent = await timed(async () =>
      expect(await refusal(bomb)).toMatchObject({ code: 'documents/archive-over-limit' }),
    );
    expect(spent).toBeLessThan(QUICK_MS);
  });

  it('stops unpacking where an entry holds more than its directory declares', async () => {
    const body = zipSync({
      'word/document.xml': new Uint8Array(8_000_000),
      ...packed(docxEntries({ body: '' }), 'word/document.xml'),
    });
    const spent = await timed(async () =>
      expect(
        await refusal(withDirectory(body, (view, at) => view.setUint32(at + 24, 1_000, true))),
      ).toMatchObject({
        code: 'documents/damaged-archive',
        details: { reason: 'more bytes than declared' },
      }),
    );
    expect(spent).toBeLessThan(QUICK_MS);
  });

  it('refuses too many entries', async () => {
    const many = Object.fromEntries(Array.from({ length: MAX_ZIP_ENTRIES + 1 }, (_, n) => [`${n}.xml`, '']));
    expect(await refusal(packZip(many))).toMatchObject({ code: 'documents/archive-over-limit' });
  });

  it.each(['../../etc/passwd', '/etc/passwd', 'word\\..\\x', 'C:/x', 'a/../../b'])(
    'refuses the entry name %s',
    async (name) => {
      const entries = { ...docxEntries({ body: p('甲') }), [name]: 'x' };
      expect(await refusal(packZip(entries))).toMatchObject({ code: 'documents/unsafe-archive' });
    },
  );

  it('refuses names that differ only in case, since a document cannot hold both', async () => {
    const entries = { ...docxEntries({ body: p('甲') }), 'WORD/document.xml': part('document', '') };
    expect(await refusal(packZip(entries))).toMatchObject({
      code: 'documents/unsafe-archive',
      details: { reason: 'doubled' },
    });
  });

  it('refuses encryption, shared bytes, unknown compression and a wrong checksum', async () => {
    const encrypted = withDirectory(GOOD, (view, at) => view.setUint16(at + 8, 1, true));
    expect(await refusal(encrypted)).toMatchObject({ code: 'documents/encrypted-archive' });
    const shared = withDirectory(GOOD, (view, at) => view.setUint32(at + 20, 2_000, true));
    expect(await refusal(shared)).toMatchObject({
      code: 'documents/unsafe-archive',
      details: { reason: 'entries overlap' },
    });
    const method = withDirectory(GOOD, (view, at) => view.setUint16(at + 10, 12, true));
    expect(await refusal(method)).toMatchObject({ code: 'documents/damaged-archive' });
    const checksum = withDirectory(GOOD, (view, at) => view.setUint32(at + 16, 1, true));
    expect(await refusal(checksum)).toMatchObject({ details: { reason: 'checksum differs' } });
  });

  it('refuses a document that was cut off anywhere', async () => {
    for (let length = 4; length < GOOD.length; length += 37) {
      expect(await refusal(GOOD.subarray(0, length))).toBeInstanceOf(UnreadableDocumentError);
    }
  });
});

describe('hostile XML', () => {
  const withDocument = (xml: string) => buildDocx({ body: '', entries: { 'word/document.xml': xml } });

  it('refuses a document type, so entities are neither expanded nor fetched', async () => {
    const dtd = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    const body =
      '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>&x;</w:body></w:document>';
    expect(await refusal(withDocument(dtd + body))).toMatchObject({ code: 'documents/unsafe-xml' });
    expect(await refusal(withDocument(body))).toMatchObject({ code: 'documents/damaged-docx' });
  });

  it('refuses elements nested without end', async () => {
    expect(await refusal(withDocument('<a>'.repeat(100_000)))).toMatchObject({
      code: 'documents/unsafe-xml',
    });
  });

  it.each([
    ['cut off', '<w:document'],
    ['another root', '<html/>'],
    ['no body', part('document', '')],
    ['no XML in it', '正文'],
    ['a control character', part('document', '<w:body><w:p><w:r><w:t>&#1;</w:t></w:r></w:p></w:body>')],
  ])('refuses a main part with %s', async (_, xml) => {
    expect(await refusal(withDocument(xml))).toMatchObject({ code: 'documents/damaged-docx' });
  });

  it('refuses a small file that writes out far too much text', async () => {
    const numbering = abstractNum(0, [{ format: 'decimal', text: '%1'.padEnd(250, '号') }]) + num(1, 0);
    const bytes = buildDocx({ numbering, body: item('', 1).repeat(20_000) });
    expect(await refusal(bytes)).toMatchObject({ code: 'documents/text-too-long' });
  });
});

describe('any bytes', () => {
  const onlyRefuses = async (bytes: Uint8Array, name: string) => {
    try {
      const { text, generatedRanges } = await readDocument(bytes, name);
      expect(text).not.toBe('');
      for (const [start, end] of generatedRanges) expect(start < end && end <= text.length).toBe(true);
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableDocumentError);
    }
  };

  it('are read or refused, and nothing else', async () => {
    const starts = ['', 'PK\u0003\u0004', '%PDF-1.4\n', '{\\rtf', '\uFEFF', '<?xml'].map((start) =>
      Buffer.from(start),
    );
    const bytes = tuple(constantFrom(...starts), uint8Array({ maxLength: 400 }));
    await assert(
      asyncProperty(bytes, string(), ([start, rest], name) =>
        onlyRefuses(Buffer.concat([start, rest]), name),
      ),
      { numRuns: 150 },
    );
  });

  it('of well-formed XML that makes no sense are read or refused', async () => {
    const names =
      'p r t pPr rPr numPr numId ilvl tbl tr tc tcPr vMerge gridSpan sdt sdtContent del vanish fldChar br lvlOverride startOverride lvl num abstractNum style basedOn';
    const value = constantFrom('', '0', '1', '-1', '99999999999', 'continue', 'begin', 'bullet', '%1%9');
    const element = (depth: number): Arbitrary<string> =>
      tuple(
        constantFrom(...names.split(' ')),
        value,
        depth === 0 ? constant([]) : array(element(depth - 1), { maxLength: 4 }),
      ).map(
        ([name, val, children]) =>
          `<w:${name} w:val="${val}" w:numId="${val}" w:ilvl="${val}" w:styleId="${val}">${name === 't' ? '文' : children.join('')}</w:${name}>`,
      );
    const parts = record({ body: element(4), numbering: element(3), styles: element(3) });
    await assert(
      asyncProperty(parts, (made) => onlyRefuses(buildDocx(made), '通知.docx')),
      { numRuns: 150 },
    );
  });

  it('of a document with some of them changed are read or refused', async () => {
    const pdf = buildPdf({ pages: ['BT /F1 12 Tf 72 700 Td (Notice) Tj ET'] });
    const files = [packZip(docxEntries({ body: item('甲', 1), numbering: num(1, 0) })), pdf];
    const change = tuple(nat(), nat({ max: 255 }));
    await assert(
      asyncProperty(
        constantFrom(...files),
        array(change, { minLength: 1, maxLength: 8 }),
        (file, changes) => {
          const bytes = Uint8Array.from(file);
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          return onlyRefuses(bytes, '通知');
        },
      ),
      { numRuns: 150 },
    );
  });
});

function packed(entries: Record<string, string>, without?: string): Record<string, Uint8Array> {
  const kept = Object.entries(entries).filter(([name]) => name !== without);
  return Object.fromEntries(kept.map(([name, content]) => [name, strToU8(content)]));
}
