import { describe, expect, it } from '@jest/globals';
import { readableRows } from './readable-rows.js';

const TEXT = '确立主营业务、实现集体积累、职工要有收益。四个原则：保护的原则和普惠的原则。';

/** Rows that lie one behind the other, by their words. */
function rowsOf(...words: string[]) {
  let start = 0;
  return words.map((each) => {
    const span = { start, end: start + each.length };
    start = span.end;
    return { span };
  });
}
const shown = (rows: readonly { span: { start: number; end: number } }[], text = TEXT) =>
  readableRows(rows, text).map(({ span }) => text.slice(span.start, span.end));

describe('rows to be read', () => {
  it('keep the comma and the full stop with the words before', () => {
    const rows = rowsOf('确立主营业务', '、', '实现集体积累', '、', '职工要有收益', '。四个原则：');
    expect(shown(rows)).toEqual(['确立主营业务、', '实现集体积累、', '职工要有收益。', '四个原则：']);
  });

  it('keep a single character with the words before', () => {
    expect(shown(rowsOf('保护的原则', '和', '普惠的原则'), '保护的原则和普惠的原则')).toEqual([
      '保护的原则和',
      '普惠的原则',
    ]);
  });

  it('lose nothing of the text', () => {
    const rows = rowsOf(
      '确立主营业务',
      '、',
      '实现集体积累',
      '、职工要有收益。四个原则：',
      '保护',
      '的',
      TEXT.slice(28),
    );
    expect(shown(rows).join('')).toBe(TEXT);
  });

  it('stay as they are where something lies between them', () => {
    const rows = [{ span: { start: 0, end: 6 } }, { span: { start: 13, end: 14 } }];
    expect(readableRows(rows, TEXT)).toEqual(rows);
  });
});
