import { describe, expect, it } from '@jest/globals';
import { pinyinOf, typedPinyin } from './pinyin.js';

describe('the pinyin of a name', () => {
  it.each([
    ['青岚区', 'qinglanqu\nqlq'],
    ['重庆街道党工委', 'chongqingjiedaodanggongwei\ncqjddgw'],
    ['行政审批局', 'xingzhengshenpiju\nxzspj'],
    ['绿园（长春）第2网格', 'lvyuanchangchundi2wangge\nlyccd2wg'],
    ['A组', 'azu\naz'],
    ['——', '\n'],
  ])('%s is typed whole or by initials', (name, spelled) => {
    expect(pinyinOf(name)).toBe(spelled);
  });

  it.each([
    ['qinglan', 'qinglan'],
    ["Qing Lan xi'an", 'qinglanxian'],
    ['d2wg', 'd2wg'],
    ['青岚', null],
    ['qing岚', null],
    ['2', null],
    ['%_', null],
  ])('is searched for by %j as %j', (words, typed) => {
    expect(typedPinyin(words)).toBe(typed);
  });
});
