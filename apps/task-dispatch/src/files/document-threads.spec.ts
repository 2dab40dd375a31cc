import { describe, expect, it } from '@jest/globals';
import { DocumentThreads, type ReadingJob } from './document-threads.js';

const job = (text: string): ReadingJob => ({
  source: { text },
  maxCharacters: 1_000,
  referenceDate: '2026-11-20',
});

/** A thread that does with each document what its text says. */
const program = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, threadId } from 'node:worker_threads';
    parentPort.on('message', ({ source: { text } }) => {
      if (text === 'hang') for (;;);
      if (text === 'grow') for (const all = [];;) all.push(new Array(10_000).fill(text));
      if (text === 'fail') throw new TypeError('a mistake in a reader');
      parentPort.postMessage({ how: 'refused', code: text, zh: '', en: String(threadId) });
    });
  `)}`,
);
const LIMITS = { timeMs: 10_000, memoryMb: 32, threads: 1 };

describe('reading threads', () => {
  it('end a reading that takes too long, and read the next document in a new one', async () => {
    const threads = new DocumentThreads({ ...LIMITS, timeMs: 500 }, program);
    const before = await threads.read(job('a'));
    expect(await threads.read(job('hang'))).toEqual({ how: 'time-limit' });
    const after = await threads.read(job('b'));
    expect(after).toMatchObject({ how: 'refused', code: 'b' });
    expect(after).not.toMatchObject({ en: (before as unknown as { en: string }).en });
  });

  it('end a reading that takes too much memory', async () => {
    const threads = new DocumentThreads(LIMITS, program);
    expect(await threads.read(job('grow'))).toEqual({ how: 'memory-limit' });
    expect(await threads.read(job('b'))).toMatchObject({ code: 'b' });
  });

  it('do not hide a mistake in a reader, and go on after it', async () => {
    const threads = new DocumentThreads(LIMITS, program);
    await expect(threads.read(job('fail'))).rejects.toThrow('a mistake in a reader');
    expect(await threads.read(job('b'))).toMatchObject({ code: 'b' });
  });

  it('are used again, and no more of them run than are allowed', async () => {
    const threads = new DocumentThreads({ ...LIMITS, threads: 2 }, program);
    const all = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((text) => threads.read(job(text))));
    expect(all.map((result) => (result as { code: string }).code)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(new Set(all.map((result) => (result as { en: string }).en)).size).toBeLessThanOrEqual(2);
  });

  it('do not block who waits for them', async () => {
    const threads = new DocumentThreads({ ...LIMITS, timeMs: 500 }, program);
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 10);
    await threads.read(job('hang'));
    clearInterval(counting);
    expect(turns).toBeGreaterThan(10);
  });

  it('read a text as the grammar does', async () => {
    const result = await new DocumentThreads().read(job('通知\n一、排查。各单位要排查。\n'));
    expect(result).toMatchObject({
      how: 'read',
      draft: { items: [{ path: '1', marker: { text: '一、' } }] },
    });
  });
});
