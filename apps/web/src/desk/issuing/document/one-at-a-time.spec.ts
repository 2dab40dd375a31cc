import { describe, expect, it } from '@jest/globals';
import { OneAtATime } from './one-at-a-time.js';

describe('work that is done one at a time', () => {
  it('is not begun again while it goes on', async () => {
    const line = new OneAtATime<number>();
    let begun = 0;
    let finish: (answer: number) => void = () => undefined;
    const work = () => {
      begun += 1;
      return new Promise<number>((resolve) => (finish = resolve));
    };
    const answers = [line.run(work), line.run(work)];
    finish(7);
    await expect(Promise.all(answers)).resolves.toEqual([7, 7]);
    expect(begun).toBe(1);
  });

  it('is begun again after it was done, also when there was nothing to wait for', async () => {
    const line = new OneAtATime<number>();
    let begun = 0;
    const work = async () => (begun += 1);
    await expect(line.run(work)).resolves.toBe(1);
    await expect(line.run(work)).resolves.toBe(2);
  });

  it('is begun again after it failed', async () => {
    const line = new OneAtATime<number>();
    await expect(line.run(() => Promise.reject(new RangeError('refused')))).rejects.toThrow(RangeError);
    await expect(line.run(() => Promise.resolve(1))).resolves.toBe(1);
  });
});
