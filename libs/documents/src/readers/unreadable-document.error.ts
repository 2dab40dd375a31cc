import { type RefusalCode, REFUSALS } from './refusals.js';

/**
 * The only error a reader throws: the file cannot become text, and the message says what to do about it.
 * `unsupported`: another format would be read. `invalid_input`: the file is damaged, unsafe or too big.
 */
export class UnreadableDocumentError extends Error {
  readonly code: RefusalCode;
  readonly kind: 'unsupported' | 'invalid_input';
  /** For the screen; `message` says the same in English for the log. */
  readonly messageZh: string;
  /** Figures and part names, never text of the document. */
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: RefusalCode, details: Record<string, string | number> = {}, options?: ErrorOptions) {
    const [kind, messageZh, message] = REFUSALS[code];
    super(message, options);
    this.name = 'UnreadableDocumentError';
    this.code = code;
    this.kind = kind;
    this.messageZh = messageZh;
    this.details = details;
  }
}
