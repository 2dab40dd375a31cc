import { describe, expect, it } from '@jest/globals';
import { readDocument } from '../read-document.js';

const SENTENCE = '各街道办事处，区直各部门：\r\n  一、摸清底数。请于6月10日前报送。\r\n';
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const read = (bytes: Uint8Array) => readDocument(bytes, '通知.txt');
/** 一、开展排查。 and a line end in GB18030. */
const GB_BYTES = Uint8Array.from([
  0xd2, 0xbb, 0xa1, 0xa2, 0xbf, 0xaa, 0xd5, 0xb9, 0xc5, 0xc5, 0xb2, 0xe9, 0xa1, 0xa3, 0x0d, 0x0a,
]);

/** 各位同志，大家好。今天開會，部署安全生產工作：… in Big5, which GB18030 decodes to nonsense without an error. */
const BIG5_BYTES = Buffer.from(
  'a655a6eca650a7d3a141a46aae61a66ea143a4b5a4d1b67db77ca141b3a1b870a677a5fea5cdb2a3a475a740a147a440a142ba4eb24da9b3bcc6a146' +
    'a447a142a5dfa759bee3a7efa143',
  'hex',
);

describe('plain text', () => {
  it.each([
    ['utf-8', Buffer.from(SENTENCE)],
    ['utf-8', Buffer.from(`\uFEFF${SENTENCE}`)],
    ['utf-16le', Buffer.from(`\uFEFF${SENTENCE}`, 'utf16le')],
    ['utf-16be', utf16be(`\uFEFF${SENTENCE}`)],
    ['utf-16le', Buffer.from(SENTENCE, 'utf16le')],
    ['utf-16be', utf16be(SENTENCE)],
  ])('recognises %s and keeps every character after the byte order mark', async (decodedFrom, bytes) => {
    expect(await read(bytes)).toEqual({
      text: SENTENCE,
      format: 'txt',
      decodedFrom,
      generatedRanges: [],
      warnings: [],
    });
  });

  it('recognises GB18030, with its four-byte characters', async () => {
    expect(await read(GB_BYTES)).toMatchObject({ text: '一、开展排查。\r\n', decodedFrom: 'gb18030' });
    const rare = Uint8Array.from([...GB_BYTES, 0x95, 0x32, 0x82, 0x36]);
    expect((await read(rare)).text).toBe('一、开展排查。\r\n\u{20000}');
  });

  it('recognises UTF-16 of Chinese alone, where no byte is zero', async () => {
    const bytes = Buffer.from('严格落实安全生产责任，确保绝无差错。', 'utf16le');
    expect(bytes.includes(0)).toBe(false);
    expect(await read(bytes)).toMatchObject({
      text: '严格落实安全生产责任，确保绝无差错。',
      decodedFrom: 'utf-16le',
    });
  });

  it('reads UTF-8 with a broken byte as UTF-8, not as a lookalike, and counts the damage', async () => {
    const bytes = Buffer.concat([Buffer.from(SENTENCE), Buffer.from([0xe4, 0xb8])]);
    const document = await read(bytes);
    expect(document.text).toBe(`${SENTENCE}\uFFFD`);
    expect(document.warnings).toEqual([
      { code: 'broken-characters', message: '有 1 处字符已损坏，显示为“\uFFFD”。', count: 1 },
    ]);
  });

  it.each([
    ['documents/binary-file', Buffer.from('正文\0正文')],
    ['documents/binary-file', Buffer.from('正文\u0007正文')],
    ['documents/binary-file', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0x02, 0x01, 0x01, 0x00, 0x00])],
    ['documents/unknown-encoding', Buffer.from([0x80, 0xff, 0x80, 0xff, 0x80])],
    ['documents/unknown-encoding', BIG5_BYTES],
    ['documents/html-format', Buffer.from('\n<!DOCTYPE html><html><body>通知</body></html>')],
    ['documents/html-format', Buffer.from('MIME-Version: 1.0\nContent-Type: multipart/related')],
    ['documents/html-format', Buffer.from('\uFEFF<html>', 'utf16le')],
    [
      'documents/xml-format',
      Buffer.from('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>'),
    ],
    ['documents/image', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['documents/no-text', Buffer.from(' \n\u3000\n')],
  ])('refuses with %s what is no plain text', async (code, bytes) => {
    await expect(read(bytes)).rejects.toMatchObject({ name: 'UnreadableDocumentError', code });
  });
});
