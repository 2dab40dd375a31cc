import { type DocumentFormat, type ReaderWarning } from './document-text.js';

const EXTENSIONS: Readonly<Record<DocumentFormat, readonly string[]>> = {
  txt: ['txt', 'text', 'md'],
  docx: ['docx', 'dotx'],
  pdf: ['pdf'],
};

/** Lower case, without the dot; '' where the name has none. */
export function extensionOf(fileName: string): string {
  return /\.([a-z0-9]{1,10})$/i.exec(fileName.trim())?.[1]?.toLowerCase() ?? '';
}

/** The name is a hint only; where it says otherwise than the content, the official is told. */
export function nameMismatch(fileName: string, format: DocumentFormat): ReaderWarning[] {
  const extension = extensionOf(fileName);
  if (extension === '' || EXTENSIONS[format].includes(extension)) return [];
  return [
    { code: 'name-mismatch', message: `文件扩展名为 .${extension}，内容实为 ${format}，已按内容读取。` },
  ];
}
