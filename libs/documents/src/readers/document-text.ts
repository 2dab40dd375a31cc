/** What a reader noticed and what it left out: the text alone does not show it. */
export interface ReaderWarning {
  /** Stable, kebab-case, e.g. `footnotes-left-out`. */
  readonly code: string;
  /** One sentence for the official who checks the draft, in Chinese. */
  readonly message: string;
  /** How many there were, where counting means something. */
  readonly count?: number;
}

export type DocumentFormat = 'txt' | 'docx' | 'pdf';

/** Half-open range [start, end) in UTF-16 code units of `DocumentText.text`. */
export type TextRange = readonly [start: number, end: number];

/**
 * The text of an uploaded document. Every offset of a draft counts UTF-16 code units in `text`,
 * so `text` is never trimmed or normalised after it was read.
 */
export interface DocumentText {
  readonly text: string;
  readonly format: DocumentFormat;
  /** `utf-8`, `utf-16le`, `utf-16be` or `gb18030` for plain text; `docx` or `pdf` otherwise. */
  readonly decodedFrom: string;
  /** List numbers a word processor would have drawn: in `text`, but typed by nobody. Ascending, apart. */
  readonly generatedRanges: readonly TextRange[];
  readonly warnings: readonly ReaderWarning[];
}
