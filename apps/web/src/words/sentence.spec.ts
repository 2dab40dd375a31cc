import { describe, expect, it } from '@jest/globals';
import { sentenceOf } from './sentence.js';

const WORDS = {
  plain: 'Ready',
  greeting: '{{name}}：{{heading}}',
  late_one: '{{count}} day late',
  late_other: '{{count}} days late',
  left_other: '还剩 {{count}} 天',
  counted: '{{count}} in all',
};

describe('a sentence', () => {
  it('is said as it stands', () => {
    expect(sentenceOf(WORDS, 'plain')).toBe('Ready');
  });

  it('has its values where they belong, whatever is in them', () => {
    expect(sentenceOf(WORDS, 'greeting', { name: '办理', heading: '$& {{name}} <b>' })).toBe(
      '办理：$& {{name}} <b>',
    );
  });

  it('leaves out a value that nobody gave', () => {
    expect(sentenceOf(WORDS, 'greeting', { name: '办理' })).toBe('办理：');
  });

  it.each([
    ['late', 1, '1 day late'],
    ['late', 2, '2 days late'],
    ['late', 0, '0 days late'],
    ['left', 1, '还剩 1 天'],
    ['counted', 1, '1 in all'],
  ])('of %s counts %d', (key, count, said) => {
    expect(sentenceOf(WORDS, key, { count })).toBe(said);
  });

  it('is missing where there are no words for it', () => {
    expect(sentenceOf(WORDS, 'elsewhere')).toBeUndefined();
    expect(sentenceOf(undefined, 'plain')).toBeUndefined();
  });
});
