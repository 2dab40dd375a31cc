import { describe, expect, it } from '@jest/globals';
import { isUncovered, paragraphsOf } from './stretches.js';

const TEXT = '通知\n一、抓学习。每月一次。\n\n二、抓落实。\n特此通知';
const span = (words: string) => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
};
const ROWS = [
  { span: span('通知'), itemId: null, role: 'head' },
  { span: span('一、抓学习。'), itemId: 'a', role: null },
  { span: span('每月一次。'), itemId: 'a1', role: null },
  { span: span('二、抓落实。'), itemId: 'b', role: null },
];

const stretches = (rows = ROWS) => paragraphsOf(TEXT, rows).flatMap((paragraph) => paragraph.stretches);

describe('the source as it is shown', () => {
  it('holds every character of every line that is not blank, once and in order', () => {
    const shown = paragraphsOf(TEXT, ROWS).map(({ stretches }) => stretches.map(({ text }) => text).join(''));
    expect(shown).toEqual(['通知', '一、抓学习。每月一次。', '二、抓落实。', '特此通知']);
    for (const { start, text } of stretches()) expect(TEXT.slice(start, start + text.length)).toBe(text);
  });

  it('tells whose each stretch is, also where two items share a line', () => {
    expect(stretches().map(({ itemId }) => itemId)).toEqual([null, 'a', 'a1', 'b', null]);
  });

  it('marks what stands in no item, with what it is where that is known', () => {
    const outside = stretches().filter(isUncovered);
    expect(outside.map(({ text, role }) => [text, role])).toEqual([
      ['通知', 'head'],
      ['特此通知', null],
    ]);
  });

  it('cuts an item that goes over several lines at their ends', () => {
    const whole = [{ span: { start: 0, end: TEXT.length }, itemId: 'all', role: null }];
    expect(stretches(whole).map(({ itemId }) => itemId)).toEqual(['all', 'all', 'all', 'all']);
  });

  it('does not count blanks as left out', () => {
    expect(isUncovered({ start: 0, text: '\u3000 ', itemId: null, role: null })).toBe(false);
  });
});
