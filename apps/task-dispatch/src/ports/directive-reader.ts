import type { SourceText } from './directive-repository.js';

export interface StagedUpload {
  readonly uploadId: string;
  readonly fileName: string;
}

/** Turns a document into its text and the grammar's proposal. The same text and date give the same draft. */
export abstract class DirectiveReader {
  /**
   * @param referenceDate `YYYY-MM-DD`, for phrases such as 6月底前 when the text shows no date of its own
   * @throws DocumentUnreadableError where reading takes too long or too much memory
   */
  abstract fromText(text: string, referenceDate: string): Promise<SourceText>;

  /** @throws UploadNotFoundError, DocumentTooLargeError, DocumentUnreadableError */
  abstract fromUpload(upload: StagedUpload, referenceDate: string): Promise<SourceText>;

  /** Removes an upload that has been registered; one that stays is swept with the unclaimed ones. */
  abstract discard(uploadId: string): Promise<void>;
}
