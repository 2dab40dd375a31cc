import { type DocumentText } from './document-text.js';
import { readDocx } from './docx/read-docx.js';
import { extensionOf, nameMismatch } from './file-name.js';
import { MAX_FILE_BYTES, MAX_TEXT_LENGTH } from './limits.js';
import { oleRefusal } from './ole-file.js';
import { readPdf } from './pdf/read-pdf.js';
import { recognise } from './recognise.js';
import { readText } from './text/read-text.js';
import { UnreadableDocumentError } from './unreadable-document.error.js';

/**
 * Turns an uploaded file into text: .txt, .docx, or a .pdf with a text layer. Told by content; `fileName` is only a hint.
 * Bytes in, text out: no file, no network, no clock, and `bytes` is not changed.
 * Throws UnreadableDocumentError and nothing else.
 */
export async function readDocument(bytes: Uint8Array, fileName: string): Promise<DocumentText> {
  if (bytes.length === 0) throw new UnreadableDocumentError('documents/empty-file');
  if (bytes.length > MAX_FILE_BYTES) {
    throw new UnreadableDocumentError('documents/file-too-large', {
      bytes: bytes.length,
      limit: MAX_FILE_BYTES,
    });
  }
  const document = await readByKind(bytes, extensionOf(fileName));
  if (document.text.trim() === '') throw new UnreadableDocumentError('documents/no-text');
  if (document.text.length > MAX_TEXT_LENGTH) {
    throw new UnreadableDocumentError('documents/text-too-long', { length: document.text.length });
  }
  return { ...document, warnings: [...nameMismatch(fileName, document.format), ...document.warnings] };
}

async function readByKind(bytes: Uint8Array, extension: string): Promise<DocumentText> {
  switch (recognise(bytes)) {
    case 'pdf':
      return readPdf(bytes);
    case 'zip':
      return readDocx(bytes);
    case 'ole':
      throw new UnreadableDocumentError(oleRefusal(bytes, extension));
    case 'rtf':
      throw new UnreadableDocumentError('documents/rtf-format');
    case 'image':
      throw new UnreadableDocumentError('documents/image');
    case 'archive':
      throw new UnreadableDocumentError('documents/archive-format');
    case 'text':
      return readText(bytes);
  }
}
