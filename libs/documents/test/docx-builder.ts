import { strToU8, zipSync } from 'fflate';

/** A moment in every zip entry, so that the same parts always give the same bytes. */
const WRITTEN_AT = new Date('2024-03-01T00:00:00Z');

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ');

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

export interface DocxParts {
  /** Inside of w:body. */
  readonly body: string;
  /** Inside of w:numbering. */
  readonly numbering?: string;
  /** Inside of w:styles. */
  readonly styles?: string;
  readonly mainContentType?: string;
  /** Further relationships of the main part, as XML. */
  readonly relationships?: string;
  /** Further entries by name, or other contents for the usual ones. */
  readonly entries?: Readonly<Record<string, string>>;
}

/** The entries of a small .docx, before they are packed. */
export function docxEntries(parts: DocxParts): Record<string, string> {
  return {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `<Override PartName="/word/document.xml" ContentType="${parts.mainContentType ?? MAIN_TYPE}"/></Types>`,
    '_rels/.rels': relationships(relation('rId1', 'officeDocument', 'word/document.xml')),
    'word/_rels/document.xml.rels': relationships(
      relation('rId1', 'styles', 'styles.xml') +
        relation('rId2', 'numbering', 'numbering.xml') +
        (parts.relationships ?? ''),
    ),
    'word/document.xml': part('document', `<w:body>${parts.body}</w:body>`),
    'word/styles.xml': part('styles', parts.styles ?? ''),
    'word/numbering.xml': part('numbering', parts.numbering ?? ''),
    ...parts.entries,
  };
}

export function buildDocx(parts: DocxParts): Uint8Array {
  return packZip(docxEntries(parts));
}

export function packZip(entries: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const packed = Object.entries(entries).map(([name, content]) => [
    name,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return zipSync(Object.fromEntries(packed), { mtime: WRITTEN_AT });
}

/** `type`: last word of the relationship type. */
export function relation(id: string, type: string, target: string, mode = 'Internal'): string {
  return `<Relationship Id="${id}" Type="${RELATION}/${type}" Target="${target}" TargetMode="${mode}"/>`;
}

/** A part with its root element, for `DocxParts.entries`. */
export function part(root: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${root} ${NAMESPACES}>${content}</w:${root}>`;
}

export function run(text: string, properties = ''): string {
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A paragraph; `properties` is the inside of w:pPr, `content` is plain text or XML runs. */
export function p(content: string, properties = ''): string {
  const runs = content === '' || content.startsWith('<') ? content : run(content);
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

/** A paragraph of a list. */
export function item(text: string, numId: number, ilvl = 0): string {
  return p(text, numPr(numId, ilvl));
}

export function numPr(numId: number, ilvl = 0): string {
  return `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${numId}"/></w:numPr>`;
}

export interface LevelParts {
  readonly format: string;
  readonly text: string;
  readonly start?: number;
  /** Further children of w:lvl, as XML. */
  readonly more?: string;
}

/** Levels 0, 1, … of one abstract list. */
export function abstractNum(id: number, levels: readonly LevelParts[], more = ''): string {
  const written = levels.map((parts, ilvl) => level(ilvl, parts));
  return `<w:abstractNum w:abstractNumId="${id}">${more}${written.join('')}</w:abstractNum>`;
}

export function level(ilvl: number, { format, text, start = 1, more = '' }: LevelParts): string {
  return (
    `<w:lvl w:ilvl="${ilvl}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>` +
    `${more}<w:lvlText w:val="${text}"/></w:lvl>`
  );
}

/** `overrides`: w:lvlOverride elements. */
export function num(id: number, abstractId: number, overrides = ''): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstractId}"/>${overrides}</w:num>`;
}

export function startOverride(ilvl: number, start: number): string {
  return `<w:lvlOverride w:ilvl="${ilvl}"><w:startOverride w:val="${start}"/></w:lvlOverride>`;
}

function relationships(content: string): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;
}
