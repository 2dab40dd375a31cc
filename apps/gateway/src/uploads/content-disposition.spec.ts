import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { validateHeaderValue } from 'node:http';
import { attachment } from './content-disposition.js';

/** The name that a reader of RFC 8187 finds. */
const trueName = (header: string) => decodeURIComponent(/filename\*=UTF-8''(\S+)$/.exec(header)![1]!);
const plainName = (header: string) => /filename="([^"]*)"/.exec(header)![1]!;

describe('the file name of a download', () => {
  it.each([
    ['a Chinese name', '网格走访现场.png'],
    ['quotes', 'a"b\'c.png'],
    ['a backslash and a percent sign', 'a\\b%41.png'],
    ['a name of 300 bytes', `${'长'.repeat(99)}.ab`],
    ['a character outside the BMP', '𠮷野家.png'],
    ['parentheses and an asterisk', '照片 (1)*.png'],
    ['a semicolon', 'a.png; filename=b.exe'],
  ])('comes through with %s', (_, name) => {
    const header = attachment(name);
    expect(trueName(header)).toBe(name);
    expect(plainName(header)).toMatch(/^[\x20-\x7e]*$/);
    expect(header).toMatch(/^attachment; filename="[^"\\%]*"; filename\*=UTF-8''[\w.~!$&+%-]+$/);
  });

  it('cannot split the response: CR and LF are encoded', () => {
    const header = attachment('a.png\r\nSet-Cookie: x=1');
    expect(header).not.toMatch(/[\r\n]/);
    expect(plainName(header)).toBe('a.png__Set-Cookie: x=1');
  });

  it('is a header value that Node takes and one attachment, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }), (name) => {
        const header = attachment(name);
        validateHeaderValue('content-disposition', header);
        expect(header.match(/filename=/g)).toHaveLength(1 + (name.match(/filename=/g)?.length ?? 0));
        expect(trueName(header)).toBe(name.toWellFormed());
      }),
    );
  });

  it('holds no lone surrogate', () => {
    expect(trueName(attachment('a\ud800.png'))).toBe('a\ufffd.png');
  });
});
