import { expect, it } from '@jest/globals';
import { likelyPlace } from './likely-place.js';

const split = (words: string) => [words.slice(0, likelyPlace(words)), words.slice(likelyPlace(words))];

it.each([
  [
    'after the sentence nearest to the middle',
    '抓学习。每月一次，全年共十二次。抓落实工作。',
    ['抓学习。每月一次，全年共十二次。', '抓落实工作。'],
  ],
  [
    'behind the quotation mark that closes it',
    '他说：“要抓实。”大家照办。',
    ['他说：“要抓实。”', '大家照办。'],
  ],
  ['at a pause when it is one sentence', '排查隐患，报送情况。', ['排查隐患，', '报送情况。']],
  ['in the middle when nothing parts it', '排查隐患', ['排查', '隐患']],
])('splits %s', (_, words, parts) => {
  expect(split(words)).toEqual(parts);
});
