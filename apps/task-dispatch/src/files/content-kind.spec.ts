import { describe, expect, it } from '@jest/globals';
import { failureOf } from '#libs/kernel';
import { strToU8, zipSync } from 'fflate';
import { contentKindOf } from './content-kind.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080010002001011100ffd9', 'hex');
const WEBP = Buffer.from('524946461a000000574542505650384c0d0000002f0000001007111188880807', 'hex');
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

/** An Office document of the given main part, with other entries. */
function office(type: string, more: Record<string, Uint8Array> = {}): Uint8Array {
  const types = `<Types><Override PartName="/main.xml" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`;
  return zipSync({ '[Content_Types].xml': strToU8(types), ...more });
}
const DOCX = office('wordprocessingml.document', { 'word/document.xml': strToU8('<w/>') });
const XLSX = office('spreadsheetml.sheet', { 'xl/workbook.xml': strToU8('<x/>') });

const codeOf = (bytes: Uint8Array, name: string) =>
  contentKindOf(bytes, name).then(
    (kind) => kind,
    (error: unknown) => failureOf(error)?.code,
  );

describe('the kind of a file', () => {
  it.each([
    ['照片.PNG', PNG, 'image/png'],
    ['照片.jpeg', JPEG, 'image/jpeg'],
    ['照片.webp', WEBP, 'image/webp'],
    ['台账.pdf', PDF, 'application/pdf'],
    ['报告.docx', DOCX, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['台账.xlsx', XLSX, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['说明.txt', Buffer.from('已整改三处隐患。\n'), 'text/plain'],
  ])('%s is told by its bytes', async (name, bytes, kind) => {
    expect(await contentKindOf(bytes, name)).toBe(kind);
  });

  it.each([
    ['网页.png', Buffer.from('<html><script>alert(1)</script></html>')],
    ['图.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['程序.pdf', Buffer.from('4d5a90000300000004000000ffff0000', 'hex')],
    ['压缩.docx', zipSync({ 'a.txt': strToU8('a') })],
    ['乱码.txt', Buffer.from([0xff, 0xfe, 0x00, 0x41])],
    ['空.txt', Buffer.alloc(0)],
    ['宏.docx', office('wordprocessingml.document', { 'word/vbaProject.bin': strToU8('x') })],
    ['残.docx', DOCX.slice(0, DOCX.length - 30)],
  ])('%s is not taken', async (name, bytes) => {
    expect(await codeOf(bytes, name)).toBe('task-dispatch/file-kind-not-allowed');
  });

  it('must be what the ending of its name says', async () => {
    expect(await codeOf(PNG, '台账.pdf')).toBe('task-dispatch/file-does-not-match');
    expect(await codeOf(Buffer.from('文字'), '照片.png')).toBe('task-dispatch/file-does-not-match');
  });

  it('is not an archive that would fill the disk of whoever opens it', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 10_001 }, (_, index) => [`p/${index}`, strToU8('')]),
    );
    expect(
      await codeOf(
        office('wordprocessingml.document', { 'word/document.xml': strToU8('<w/>'), ...many }),
        '多.docx',
      ),
    ).toBe('task-dispatch/file-kind-not-allowed');
    // The list of contents says how much would come out; nothing is unpacked to find that out.
    const bomb = Buffer.from(DOCX);
    const entry = bomb.indexOf('PK\u0001\u0002', 'latin1');
    bomb.writeUInt32LE(201 * 1024 * 1024, entry + 24);
    expect(await codeOf(bomb, '大.docx')).toBe('task-dispatch/file-kind-not-allowed');
  });

  it('is not a picture too large for anybody’s memory, or without a size', async () => {
    const large = Buffer.from(PNG);
    large.writeUInt32BE(60_000, 16);
    large.writeUInt32BE(60_000, 20);
    expect(await codeOf(large, '大图.png')).toBe('task-dispatch/file-kind-not-allowed');
    const largeJpeg = Buffer.from(JPEG);
    largeJpeg.writeUInt16BE(60_000, 25);
    largeJpeg.writeUInt16BE(60_000, 27);
    expect(await codeOf(largeJpeg, '大图.jpg')).toBe('task-dispatch/file-kind-not-allowed');
    const headless = JPEG.subarray(0, 20);
    expect(await codeOf(headless, '残图.jpg')).toBe('task-dispatch/file-kind-not-allowed');
  });
});
