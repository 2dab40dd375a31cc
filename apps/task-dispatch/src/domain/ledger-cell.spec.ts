import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { cellText, deadlineText, momentText } from './ledger-cell.js';

describe('the text of a cell', () => {
  it.each([
    ['=HYPERLINK("http://x","点此")', `'=HYPERLINK("http://x","点此")`],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['\u0000=1', "'=1"],
  ])('%j is no formula', (value, text) => {
    expect(cellText(value)).toBe(text);
  });

  it.each(['各单位要开展排查。', '', '1=1', ' =1', "'已有撇号", '第一行\n第二行', '𠮷野家'])(
    '%j stays as it is',
    (value) => {
      expect(cellText(value)).toBe(value);
    },
  );

  it('never begins like a formula and holds only what XML can, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const text = cellText(value);
        expect(text).not.toMatch(/^[=+\-@\t\r]/);
        // oxlint-disable-next-line no-control-regex
        expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
        expect(text.isWellFormed()).toBe(true);
      }),
    );
  });

  it('is cut, and says so, where no workbook could hold it', () => {
    const text = cellText(`${'长'.repeat(31_999)}𠮷${'长'.repeat(9_000)}`);
    expect(text.length).toBeLessThan(32_767);
    expect(text).toMatch(/……（原文过长，余略）$/);
    expect(text.isWellFormed()).toBe(true);
  });
});

describe('an instant in the ledger', () => {
  it('is in the time of Shanghai', () => {
    expect(momentText(new Date('2026-11-20T16:05:59Z'))).toBe('2026-11-21 00:05');
  });

  it('is 24:00 of its day when a deadline is the end of a day', () => {
    expect(deadlineText(new Date('2026-12-31T16:00:00Z'))).toBe('2026-12-31 24:00');
    expect(deadlineText(new Date('2026-12-31T10:00:00Z'))).toBe('2026-12-31 18:00');
  });
});
