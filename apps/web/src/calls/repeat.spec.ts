import { describe, expect, it } from '@jest/globals';
import { Problem } from '../problems/problem.js';
import { newKey } from './key.js';
import { untilKnown } from './repeat.js';

const failed = (status: number) =>
  new Problem({ code: `http/${status}`, status, detail: '', requestId: null });

/** Fails as told, one answer after the other, then says yes. */
function line(...failures: readonly unknown[]) {
  const keys: string[] = [];
  const key = newKey();
  const send = () => {
    const failure = failures[keys.push(key) - 1];
    return failure === undefined ? Promise.resolve('done') : Promise.reject(failure);
  };
  return { send, keys };
}

describe('a command', () => {
  it('is repeated under the same key until its outcome is known', async () => {
    const { send, keys } = line(failed(0), failed(503));
    await expect(untilKnown(send, [0, 0, 0])).resolves.toBe('done');
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
  });

  it.each([400, 403, 409, 412, 422, 429])('that was refused with %d is not repeated', async (status) => {
    const { send, keys } = line(failed(status));
    await expect(untilKnown(send, [0, 0])).rejects.toMatchObject({ status });
    expect(keys).toHaveLength(1);
  });

  it('ends with what it heard last when nobody answers', async () => {
    const { send, keys } = line(failed(0), failed(0), failed(502));
    await expect(untilKnown(send, [0, 0])).rejects.toMatchObject({ status: 502 });
    expect(keys).toHaveLength(3);
  });

  it('is not repeated for a mistake of our own', async () => {
    const { send, keys } = line(new RangeError('a bug'));
    await expect(untilKnown(send, [0, 0])).rejects.toThrow(RangeError);
    expect(keys).toHaveLength(1);
  });
});

it('a key is 32 characters that a header may hold, and never the same', () => {
  const keys = Array.from({ length: 100 }, newKey);
  expect(keys.every((key) => /^[0-9a-f]{32}$/.test(key))).toBe(true);
  expect(new Set(keys).size).toBe(100);
});
