import { describe, expect, it } from '@jest/globals';
import { buildDocx, docxEntries, p, packZip } from '../../test/docx-builder.js';
import { MAX_FILE_BYTES } from './limits.js';
import { readDocument } from './read-document.js';
import { REFUSALS } from './refusals.js';

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
const MACROS = 'application/vnd.ms-word.document.macroEnabled.main+xml';

/** A compound file: header and one directory sector with these streams. */
function compoundFile(...streams: string[]): Uint8Array {
  const bytes = Buffer.alloc(512 + 128 * streams.length);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  for (const [index, name] of streams.entries()) {
    const at = 512 + 128 * index;
    bytes.write(name, at, 'utf16le');
    bytes.writeUInt16LE(2 * name.length + 2, at + 64);
  }
  return bytes;
}

const bytesOf = (hex: string) => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(64)]);

describe('files that are no readable document', () => {
  it.each([
    ['documents/empty-file', '空.docx', new Uint8Array()],
    ['documents/file-too-large', '大.txt', new Uint8Array(MAX_FILE_BYTES + 1)],
    ['documents/legacy-word-format', '通知.doc', compoundFile('Root Entry', 'WordDocument')],
    ['documents/legacy-word-format', '改名.docx', compoundFile('Root Entry', 'WordDocument')],
    ['documents/legacy-wps-format', '通知.wps', compoundFile('Root Entry', 'WordDocument')],
    ['documents/legacy-office-format', '台账.xls', compoundFile('Root Entry', 'Workbook')],
    [
      'documents/password-protected-document',
      '密.docx',
      compoundFile('Root Entry', 'EncryptionInfo', 'EncryptedPackage'),
    ],
    ['documents/ofd-format', '通知.ofd', packZip({ 'OFD.xml': '<ofd/>', 'Doc_0/Document.xml': '<d/>' })],
    ['documents/other-office-format', '台账.xlsx', buildDocx({ body: p('甲'), mainContentType: SHEET })],
    ['documents/macro-document', '通知.docm', buildDocx({ body: p('甲'), mainContentType: MACROS })],
    [
      'documents/macro-document',
      '通知.docx',
      packZip({ ...docxEntries({ body: p('甲') }), 'word/vbaProject.bin': 'x' }),
    ],
    ['documents/zip-without-document', '附件.zip', packZip({ '通知.txt': '通知' })],
    [
      'documents/zip-without-document',
      '附件.docx',
      packZip({ '[Content_Types].xml': '<Types/>', '_rels/.rels': '<R/>' }),
    ],
    ['documents/rtf-format', '通知.doc', Buffer.from('{\\rtf1\\ansi }')],
    ['documents/image', '扫描.pdf', bytesOf('89504e470d0a1a0a')],
    ['documents/image', '扫描.jpg', bytesOf('ffd8ffe0')],
    ['documents/image', '扫描.webp', Buffer.from('RIFF\0\0\0\0WEBPVP8 ')],
    ['documents/image', '扫描.heic', Buffer.from('\0\0\0\u0018ftypheic')],
    ['documents/archive-format', '附件.rar', Buffer.from('Rar!\u001a\u0007')],
    ['documents/archive-format', '附件.7z', bytesOf('377abcaf271c')],
    ['documents/no-text', '空白.docx', buildDocx({ body: p('') })],
  ])('answers %s for %s', async (code, name, bytes) => {
    await expect(readDocument(bytes, name)).rejects.toMatchObject({ name: 'UnreadableDocumentError', code });
  });

  it('says what to do in Chinese and in English, and whether another format would help', async () => {
    await expect(readDocument(compoundFile('WordDocument'), '通知.doc')).rejects.toMatchObject({
      kind: 'unsupported',
      messageZh: '这是旧版 Word（.doc）文件。请在 Word 或 WPS 中另存为 .docx 后重新上传。',
      message: 'This is a Word 97-2003 file (.doc): save it as .docx.',
    });
  });

  it('has a full Chinese sentence and an English one for every refusal', () => {
    for (const [kind, zh, en] of Object.values(REFUSALS)) {
      expect(['unsupported', 'invalid_input']).toContain(kind);
      expect(zh).toMatch(/^[\p{sc=Han}\p{P}\w .]+。$/u);
      expect(en).toMatch(/^[A-Z][\x20-\x7e]+\.$/);
    }
  });
});

describe('the file name', () => {
  it('never decides, but a name that says otherwise is reported', async () => {
    const { format, warnings } = await readDocument(buildDocx({ body: p('甲') }), '通知.doc');
    expect(format).toBe('docx');
    expect(warnings).toEqual([
      { code: 'name-mismatch', message: '文件扩展名为 .doc，内容实为 docx，已按内容读取。' },
    ]);
  });

  it.each(['通知.TXT', '通知', '.txt', ''])('raises no warning for text named %j', async (name) => {
    expect((await readDocument(Buffer.from('通知'), name)).warnings).toEqual([]);
  });
});
