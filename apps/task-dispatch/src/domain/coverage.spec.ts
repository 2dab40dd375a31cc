import { describe, expect, it } from '@jest/globals';
import { coversExactly } from './coverage.js';

describe('coverage', () => {
  const text = '一、甲。\n\u3000 二、乙。\n';

  it('is complete when only blanks lie outside', () => {
    expect(
      coversExactly(text, [
        { start: 0, end: 4 },
        { start: 7, end: 11 },
      ]),
    ).toBe(true);
  });

  it('is not complete when one character lies nowhere', () => {
    expect(
      coversExactly(text, [
        { start: 0, end: 4 },
        { start: 7, end: 10 },
      ]),
    ).toBe(false);
  });

  it('is not complete when one character lies in two stretches', () => {
    expect(
      coversExactly(text, [
        { start: 0, end: 4 },
        { start: 3, end: 11 },
      ]),
    ).toBe(false);
  });

  it('does not mind a blank that lies in two stretches', () => {
    expect(
      coversExactly(text, [
        { start: 0, end: 6 },
        { start: 4, end: 11 },
      ]),
    ).toBe(true);
  });
});
