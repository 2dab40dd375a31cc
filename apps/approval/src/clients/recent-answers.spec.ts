import { describe, expect, it } from '@jest/globals';
import { RecentAnswers } from './recent-answers.js';

const counting = () => {
  let asked = 0;
  return () => Promise.resolve((asked += 1));
};

describe('Recent answers', () => {
  it('are given again while they are recent, also to those who asked at the same time', async () => {
    const recent = new RecentAnswers<number>(60_000);
    const ask = counting();
    expect(await Promise.all([recent.get('who', ask), recent.get('who', ask)])).toEqual([1, 1]);
    expect(await recent.get('who', ask)).toBe(1);
  });

  it('are asked for anew once they are old', async () => {
    const recent = new RecentAnswers<number>(0);
    const ask = counting();
    expect([await recent.get('who', ask), await recent.get('who', ask)]).toEqual([1, 2]);
  });

  it('are kept apart by their questions', async () => {
    const recent = new RecentAnswers<string>(60_000);
    expect(await recent.get('a', () => Promise.resolve('A'))).toBe('A');
    expect(await recent.get('b', () => Promise.resolve('B'))).toBe('B');
  });

  it('do not keep a failure', async () => {
    const recent = new RecentAnswers<string>(60_000);
    await expect(recent.get('who', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await recent.get('who', () => Promise.resolve('back'))).toBe('back');
  });

  it('forget the oldest question when there are too many', async () => {
    const recent = new RecentAnswers<number>(60_000);
    const ask = counting();
    await recent.get('first', ask);
    for (let n = 0; n < 5_000; n += 1) await recent.get(String(n), () => Promise.resolve(0));
    expect(await recent.get('first', ask)).toBe(2);
  });
});
