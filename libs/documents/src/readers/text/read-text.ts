import { type DocumentText, type ReaderWarning } from '../document-text.js';
import { type RefusalCode } from '../refusals.js';
import { UnreadableDocumentError } from '../unreadable-document.error.js';
import { decodeText } from './decode-text.js';

/** Markup has no bytes of its own: it is told from the first characters. */
const MARKUP: readonly (readonly [RegExp, RefusalCode])[] = [
  [/^<\?xml[^>]*>\s*(?:<!--[\s\S]{0,500}?-->\s*)?<(?:!doctype\s+)?html/i, 'documents/html-format'],
  [/^<(?:!doctype\s+html|html|head|body|meta|div|table|p|span)[\s>/]/i, 'documents/html-format'],
  [/^MIME-Version:/i, 'documents/html-format'],
  [/^(?:<\?xml[^>]*>\s*)?<svg[\s>]/i, 'documents/image'],
  [/^<\?(?:xml|mso-)/i, 'documents/xml-format'],
];

/** Plain text, exactly as decoded: line ends, blanks and full-width characters stay as they are. */
export function readText(bytes: Uint8Array): DocumentText {
  const { text, decodedFrom } = decodeText(bytes);
  const beginning = text.slice(0, 2_000).trimStart();
  const markup = MARKUP.find(([pattern]) => pattern.test(beginning));
  if (markup) throw new UnreadableDocumentError(markup[1]);
  return { text, format: 'txt', decodedFrom, generatedRanges: [], warnings: brokenCharacters(text) };
}

function brokenCharacters(text: string): ReaderWarning[] {
  const count = text.split('\uFFFD').length - 1;
  if (count === 0) return [];
  return [{ code: 'broken-characters', message: `有 ${count} 处字符已损坏，显示为“\uFFFD”。`, count }];
}
