import { describe, expect, it } from '@jest/globals';
import { gramsOf } from './item-grams.js';

describe('the sequences of an item', () => {
  it('are of three characters, each once, whatever stands between them', () => {
    expect(gramsOf({ heading: '排查', body: '，排 查排。\n查' })).toEqual(['排查排', '查排查']);
  });

  it('do not tell widths and cases apart', () => {
    expect(gramsOf({ heading: null, body: 'ＡＢ１' })).toEqual(gramsOf({ heading: null, body: 'ab1' }));
  });

  it('take a character outside the basic plane as one', () => {
    expect(gramsOf({ heading: null, body: '𠀀𠀁𠀂' })).toEqual(['𠀀𠀁𠀂']);
  });

  it('of fewer than three characters are what is there', () => {
    expect(gramsOf({ heading: null, body: '值守' })).toEqual(['值守']);
    expect(gramsOf({ heading: null, body: '。' })).toEqual([]);
  });

  it('are no more than two thousand', () => {
    const long = Array.from({ length: 5_000 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('');
    expect(gramsOf({ heading: null, body: long })).toHaveLength(1_998);
  });
});
