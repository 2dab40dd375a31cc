import { decompose, readDocument, UnreadableDocumentError } from '#libs/documents';
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

/** Bytes of an uploaded document. */
export const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024;

/** UTF-16 code units of a directive's text, however it comes. */
export const MAX_DIRECTIVE_TEXT = 200_000;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads documents that the gateway has put into the staging folder, named by their upload ids alone. */
export class StagedDocuments extends DirectiveReader {
  constructor(private readonly stagingDir: string) {
    super();
  }

  override fromText(text: string, referenceDate: string): SourceText {
    return { text, draft: decompose(text, { referenceDate, decodedFrom: 'utf-8' }) };
  }

  override async fromUpload(upload: StagedUpload, referenceDate: string): Promise<SourceText> {
    const { fileName } = upload;
    const bytes = await this.bytesOf(upload.uploadId);
    const { text, decodedFrom, generatedRanges } = await readOrRefuse(bytes, fileName);
    if (text.length > MAX_DIRECTIVE_TEXT) throw new DocumentTooLargeError(MAX_DIRECTIVE_TEXT, 'characters');
    if (!isStorable(text)) throw unreadable('binary-file', '这不是文字文件。', 'This is no text.');
    return { text, draft: decompose(text, { referenceDate, fileName, decodedFrom, generatedRanges }) };
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

  /** Upload ids are checked here as well: a path is made of nothing else. */
  private pathOf(uploadId: string): string {
    if (!UUID.test(uploadId)) throw new UploadNotFoundError();
    return join(this.stagingDir, uploadId);
  }
}

async function readOrRefuse(bytes: Buffer, fileName: string) {
  try {
    return await readDocument(bytes, fileName);
  } catch (error) {
    if (!(error instanceof UnreadableDocumentError)) throw error;
    if (error.code === 'documents/file-too-large')
      throw new DocumentTooLargeError(MAX_DOCUMENT_BYTES, 'bytes');
    if (error.code === 'documents/text-too-long') {
      throw new DocumentTooLargeError(MAX_DIRECTIVE_TEXT, 'characters');
    }
    throw unreadable(error.code, error.messageZh, error.message);
  }
}

function unreadable(reason: string, zh: string, en: string): DocumentUnreadableError {
  return new DocumentUnreadableError({ reason, zh, en });
}

/** What no PostgreSQL text column takes: U+0000 and lone surrogates. */
function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}
