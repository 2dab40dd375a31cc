type Refusal = readonly [kind: 'unsupported' | 'invalid_input', zh: string, en: string];

const unsupported = (zh: string, en: string): Refusal => ['unsupported', zh, en];
const invalid = (zh: string, en: string): Refusal => ['invalid_input', zh, en];

const SAVE_AS_DOCX = '请在 Word 或 WPS 中另存为 .docx 后重新上传。';
const ASK_SENDER = '请向来文单位索取完好的文件后重新上传。';

/** Every reason why a file is not read, and what the official can do. The codes are stable. */
export const REFUSALS = {
  'documents/empty-file': invalid('文件是空的，请检查后重新上传。', 'The file is empty.'),
  'documents/file-too-large': invalid(
    '文件过大，请删去图片或拆分后重新上传。',
    'The file is too large: remove pictures or split it.',
  ),
  'documents/no-text': invalid(
    '文件中没有可读取的文字。如正文是图片或文本框，请改为文字后重新上传。',
    'The document holds no text: if it is made of pictures or text boxes, turn them into text.',
  ),
  'documents/text-too-long': invalid(
    '文件文字过多，请拆分后重新上传。',
    'The document holds too much text: split it.',
  ),
  'documents/legacy-word-format': unsupported(
    `这是旧版 Word（.doc）文件。${SAVE_AS_DOCX}`,
    'This is a Word 97-2003 file (.doc): save it as .docx.',
  ),
  'documents/legacy-wps-format': unsupported(
    `这是旧版 WPS（.wps）文件。${SAVE_AS_DOCX}`,
    'This is a WPS file (.wps): save it as .docx.',
  ),
  'documents/legacy-office-format': unsupported(
    `这是旧版办公软件文件，不是公文正文。${SAVE_AS_DOCX}`,
    'This is an old office file (.xls, .ppt or similar): save the text as .docx.',
  ),
  'documents/other-office-format': unsupported(
    '这是表格、演示文稿或其他办公软件文件。请将正文另存为 .docx 后重新上传。',
    'This is a spreadsheet, a presentation or an OpenDocument file: save the text as .docx.',
  ),
  'documents/password-protected-document': unsupported(
    '文件设有打开密码。请取消密码后重新上传。',
    'The document is protected by a password: remove it.',
  ),
  'documents/macro-document': unsupported(
    '文件含有宏。请另存为不含宏的 .docx 后重新上传。',
    'The document contains macros: save it as .docx without macros.',
  ),
  'documents/ofd-format': unsupported(
    '这是 OFD 版式文件。请上传对应的 .docx，或导出为带文字层的 PDF 后重新上传。',
    'This is an OFD file: upload the .docx, or export a PDF with a text layer.',
  ),
  'documents/rtf-format': unsupported(
    `这是 RTF 文件。${SAVE_AS_DOCX}`,
    'This is an RTF file: save it as .docx.',
  ),
  'documents/html-format': unsupported(
    '这是网页文件。请将正文复制到 Word 中另存为 .docx，或另存为 .txt 后重新上传。',
    'This is a web page: copy the text into a .docx or .txt file.',
  ),
  'documents/xml-format': unsupported(
    `这是 XML 文件。${SAVE_AS_DOCX}`,
    'This is an XML file: save it as .docx.',
  ),
  'documents/image': unsupported(
    '这是图片。请先识别为文字，存为 .docx 或 .txt 后重新上传。',
    'This is a picture: recognise the text first and save it as .docx or .txt.',
  ),
  'documents/archive-format': unsupported(
    '这是压缩包。请解压后上传其中的公文。',
    'This is an archive: unpack it and upload the document in it.',
  ),
  'documents/zip-without-document': unsupported(
    '这是压缩包，其中没有 Word 正文。请解压后上传其中的公文。',
    'This zip file is no Word document: unpack it and upload the document in it.',
  ),
  'documents/scanned-pdf': unsupported(
    '这个 PDF 是扫描件，没有文字层。请先做文字识别，或上传对应的 .docx。',
    'This PDF has no text layer (a scan): recognise the text first or upload the .docx.',
  ),
  'documents/password-protected-pdf': unsupported(
    '这个 PDF 设有打开密码。请取消密码后重新上传。',
    'The PDF is protected by a password: remove it.',
  ),
  'documents/unmapped-pdf-text': unsupported(
    '这个 PDF 的文字编码无法还原。请上传对应的 .docx。',
    'The characters of this PDF cannot be told from its fonts: upload the .docx.',
  ),
  'documents/pdf-too-long': invalid(
    'PDF 页数过多，请拆分后重新上传。',
    'The PDF has too many pages: split it.',
  ),
  'documents/damaged-pdf': invalid(`PDF 文件已损坏。${ASK_SENDER}`, 'The PDF is damaged.'),
  'documents/damaged-archive': invalid(
    `文件已损坏或不完整。${ASK_SENDER}`,
    'The zip container is damaged or cut off.',
  ),
  'documents/damaged-docx': invalid(
    `Word 文件内容已损坏。${ASK_SENDER}`,
    'The Word document is damaged inside.',
  ),
  'documents/archive-over-limit': invalid(
    '文件解压后过大或内容过多，已拒绝读取。请用 Word 另存为新的 .docx 后重新上传。',
    'The container unpacks to too much: save the document anew as .docx.',
  ),
  'documents/unsafe-archive': invalid(
    '文件内部结构异常，已拒绝读取。请用 Word 另存为新的 .docx 后重新上传。',
    'The container has unsafe or doubled entry names: save the document anew as .docx.',
  ),
  'documents/encrypted-archive': unsupported(
    '压缩内容已加密。请取消加密后重新上传。',
    'The container is encrypted: remove the encryption.',
  ),
  'documents/unsafe-xml': invalid(
    '文件内部结构异常，已拒绝读取。请用 Word 另存为新的 .docx 后重新上传。',
    'A part of the document declares entities or nests too deep: save the document anew as .docx.',
  ),
  'documents/binary-file': unsupported(
    '这不是文字文件。请上传 .docx、.txt 或带文字层的 PDF。',
    'This is no text: upload .docx, .txt or a PDF with a text layer.',
  ),
  'documents/unknown-encoding': unsupported(
    '无法识别文本编码。请用记事本另存为 UTF-8 编码的 .txt 后重新上传。',
    'The encoding of the text is unknown: save it as UTF-8.',
  ),
} as const satisfies Record<string, Refusal>;

export type RefusalCode = keyof typeof REFUSALS;
