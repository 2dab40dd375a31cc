import { decompose, readDocument, UnreadableDocumentError } from '#libs/documents';
import { parentPort } from 'node:worker_threads';
import type { ReadingJob, ReadingResult } from './document-threads.js';

/**
 * The program of a reading thread: one document in, its text and the grammar's proposal out. It runs as it is
 * under Node.js, also from its source, hence no syntax here that is more than JavaScript with types.
 */
async function read({ source, maxCharacters, referenceDate }: ReadingJob): Promise<ReadingResult> {
  if ('text' in source) {
    const { text } = source;
    return { how: 'read', text, draft: decompose(text, { referenceDate, decodedFrom: 'utf-8' }) };
  }
  const { bytes, fileName } = source;
  const { text, decodedFrom, generatedRanges } = await readDocument(bytes, fileName);
  if (text.length > maxCharacters) return { how: 'too-long' };
  if (!isStorable(text)) return { how: 'binary-file' };
  return {
    how: 'read',
    text,
    draft: decompose(text, { referenceDate, fileName, decodedFrom, generatedRanges }),
  };
}

/** What no PostgreSQL text column takes: U+0000 and lone surrogates. */
function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

const port = parentPort!;
/** Nothing is handed over, all is copied: hence the empty list. */
const answer = (result: ReadingResult): void => port.postMessage(result, []);

port.on('message', (job: ReadingJob) => {
  read(job).then(answer, (error: unknown) => {
    if (!(error instanceof UnreadableDocumentError)) throw error;
    const { code, messageZh: zh, message: en } = error;
    answer({ how: 'refused', code, zh, en });
  });
});
