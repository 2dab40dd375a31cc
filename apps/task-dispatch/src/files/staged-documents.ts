import { constants } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DocumentTooLargeError,
  DocumentUnreadableError,
  UploadNotFoundError,
} from '../domain/directive-errors.js';
import { DirectiveReader, type StagedUpload } from '../ports/directive-reader.js';
import type { SourceText } from '../ports/directive-repository.js';
import { DocumentThreads, type Exhausted, type ReadingJob, type ReadingResult } from './document-threads.js';

/** Bytes of an uploaded document. */
export const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024;

/** UTF-16 code units of a directive's text, however it comes. */
export const MAX_DIRECTIVE_TEXT = 200_000;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads documents that the gateway has put into the staging folder, named by their upload ids alone. */
export class StagedDocuments extends DirectiveReader {
  constructor(
    private readonly stagingDir: string,
    private readonly threads: DocumentThreads = new DocumentThreads(),
  ) {
    super();
  }

  override async fromText(text: string, referenceDate: string): Promise<SourceText> {
    return await this.read({ text }, referenceDate);
  }

  override async fromUpload(
    { uploadId, fileName }: StagedUpload,
    referenceDate: string,
  ): Promise<SourceText> {
    return await this.read({ bytes: await this.bytesOf(uploadId), fileName }, referenceDate);
  }

  override async discard(uploadId: string): Promise<void> {
    await rm(this.pathOf(uploadId), { force: true });
  }

  private async bytesOf(uploadId: string): Promise<Buffer> {
    const file = await open(this.pathOf(uploadId), constants.O_RDONLY | constants.O_NOFOLLOW).catch(
      (error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' || error.code === 'ELOOP' ? new UploadNotFoundError() : error;
      },
    );
    try {
      const { size } = await file.stat();
      if (size > MAX_DOCUMENT_BYTES) throw new DocumentTooLargeError(MAX_DOCUMENT_BYTES, 'bytes');
      return await file.readFile();
    } finally {
      await file.close();
    }
  }

  private async read(source: ReadingJob['source'], referenceDate: string): Promise<SourceText> {
    return textOrRefusal(
      await this.threads.read({ source, referenceDate, maxCharacters: MAX_DIRECTIVE_TEXT }),
    );
  }

  /** Upload ids are checked here as well: a path is made of nothing else. */
  private pathOf(uploadId: string): string {
    if (!UUID.test(uploadId)) throw new UploadNotFoundError();
    return join(this.stagingDir, uploadId);
  }
}

function textOrRefusal(result: ReadingResult | Exhausted): SourceText {
  switch (result.how) {
    case 'read':
      return { text: result.text, draft: result.draft };
    case 'too-long':
      throw new DocumentTooLargeError(MAX_DIRECTIVE_TEXT, 'characters');
    case 'refused':
      throw refusalOf(result);
    default:
      throw new DocumentUnreadableError({ reason: result.how, ...ADVICE[result.how] });
  }
}

function refusalOf({ code, zh, en }: Extract<ReadingResult, { how: 'refused' }>) {
  if (code === 'documents/file-too-large') return new DocumentTooLargeError(MAX_DOCUMENT_BYTES, 'bytes');
  if (code === 'documents/text-too-long') return new DocumentTooLargeError(MAX_DIRECTIVE_TEXT, 'characters');
  return new DocumentUnreadableError({ reason: code, zh, en });
}

/** What is said of documents for which the readers themselves have no words. */
const ADVICE = {
  'binary-file': { zh: '这不是文字文件。', en: 'This is no text.' },
  'time-limit': {
    zh: '文件读取时间过长，已停止。请拆分文件，或粘贴正文后重试。',
    en: 'Reading the document takes too long. Divide it, or paste its text.',
  },
  'memory-limit': {
    zh: '文件展开后过大，已停止读取。请拆分文件，或粘贴正文后重试。',
    en: 'The document takes too much memory to read. Divide it, or paste its text.',
  },
} as const;
