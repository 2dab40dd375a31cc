/** An upload as its sender announced it. */
export interface AnnouncedFile {
  readonly uploadId: string;
  /** For people; never part of a path. */
  readonly fileName: string;
  readonly size: number;
  readonly sha256: string;
}

/** A file that was checked by content and is kept; a picture without what it told of where and when it was taken. */
export interface KeptFile {
  readonly storageKey: string;
  readonly contentType: string;
  /** Of the kept bytes. */
  readonly size: number;
  readonly sha256: string;
}

/** Where evidence lies. */
export abstract class EvidenceStore {
  /**
   * Checks an upload and moves it out of staging; doing so again answers the same.
   *
   * @throws UploadNotFoundError, FileTooLargeError, FileDoesNotMatchError, FileKindNotAllowedError
   */
  abstract keep(file: AnnouncedFile): Promise<KeptFile>;
  abstract remove(storageKey: string): Promise<void>;
  /** Keys of files kept for longer than `before`, a page of them; for finding those that no row knows. */
  abstract keptBefore(before: Date): Promise<readonly string[]>;
  /** Removes uploads that nobody has asked for since `before`. */
  abstract clearStaging(before: Date): Promise<void>;
}
