import { failureOf } from '#libs/kernel';
import { describe, expect, it } from '@jest/globals';
import { CursorCodec } from './index.js';

const codec = new CursorCodec('a secret that is long enough');

function failureFrom(decode: () => unknown): string | undefined {
  try {
    decode();
  } catch (error) {
    return failureOf(error)?.code;
  }
  return undefined;
}

describe('a cursor', () => {
  const keys = ['2026-03-01T00:00:00.000001Z', '018f', 7, null, true];
  const cursor = codec.encode('tasks', keys);

  it('gives back the keys it was made of', () => {
    expect(codec.decode('tasks', cursor)).toEqual(keys);
  });

  it('stands in a URL as it is', () => {
    expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  it('is refused for another list', () => {
    expect(failureFrom(() => codec.decode('directives', cursor))).toBe('platform/cursor-rejected');
  });

  it('is refused when it was signed with another secret', () => {
    const foreign = new CursorCodec('another secret, long enough').encode('tasks', keys);
    expect(failureFrom(() => codec.decode('tasks', foreign))).toBe('platform/cursor-rejected');
  });

  it('is refused when a single character of it was changed', () => {
    const accepted = [...cursor].filter((character, index) => {
      const changed = cursor.slice(0, index) + (character === 'A' ? 'B' : 'A') + cursor.slice(index + 1);
      return failureFrom(() => codec.decode('tasks', changed)) !== 'platform/cursor-rejected';
    });
    expect(accepted).toEqual([]);
  });

  it.each(['', 'x', '!!!!', 'AAAA'.repeat(20), '中文'])('is refused when it is %j', (nonsense) => {
    expect(failureFrom(() => codec.decode('tasks', nonsense))).toBe('platform/cursor-rejected');
  });

  it('is not made with a secret that anyone could guess', () => {
    expect(() => new CursorCodec('short')).toThrow('16 bytes');
  });
});
