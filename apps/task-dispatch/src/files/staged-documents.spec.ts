import { describe, expect, it } from '@jest/globals';
import { expectRefusal } from '#libs/testing';
import { DocumentThreads } from './document-threads.js';
import { StagedDocuments } from './staged-documents.js';

const reading = (program: string) =>
  new StagedDocuments(
    '/nowhere',
    new DocumentThreads(
      { timeMs: 300, memoryMb: 32, threads: 1 },
      new URL(
        `data:text/javascript,${encodeURIComponent(`
          import { parentPort } from 'node:worker_threads';
          parentPort.on('message', () => { ${program} });
        `)}`,
      ),
    ),
  );

describe('a document', () => {
  it('that takes too long to read is refused with advice in both languages', async () => {
    const failure = await expectRefusal(
      reading('for (;;);').fromText('通知', '2026-11-20'),
      'task-dispatch/document-unreadable',
    );
    expect(failure.details).toEqual({
      reason: 'time-limit',
      message: { zh: expect.stringContaining('时间过长'), en: expect.stringContaining('too long') },
    });
  });

  it('that is too long for a directive is refused with the limit', async () => {
    const failure = await expectRefusal(
      reading(`parentPort.postMessage({ how: 'too-long' });`).fromText('通知', '2026-11-20'),
      'task-dispatch/document-too-large',
    );
    expect(failure.details).toEqual({ limit: 200_000, unit: 'characters' });
  });
});
