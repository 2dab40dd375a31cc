import { UnreadableDocumentError } from '../unreadable-document.error.js';
import { parseXml } from '../xml/parse-xml.js';
import { childrenNamed, type XmlElement } from '../xml/xml-element.js';
import { type ZipArchive } from '../zip/zip-archive.js';
import { folderOf, readRelationships, type Relationship, relationshipsPartOf } from './relationships.js';

/** The parts of a .docx, found by content types and relationships, not by their customary names. */
export class WordPackage {
  readonly relationships: readonly Relationship[];

  private constructor(
    private readonly archive: ZipArchive,
    readonly mainPart: string,
  ) {
    this.relationships = this.relationshipsOf(mainPart);
  }

  /**
   * Throws `zip-without-document`, `ofd-format`, `other-office-format`, `macro-document`: a document with macros is
   * refused rather than read without them, because the file itself is handed on to other units.
   */
  static open(archive: ZipArchive): WordPackage {
    refuseOtherContainers(archive);
    const top = readRelationships(parsePart(archive, '_rels/.rels'), '');
    const main = top.find(({ type, external }) => type === 'officeDocument' && !external)?.target;
    if (main === undefined) throw new UnreadableDocumentError('documents/zip-without-document');
    const contentType = contentTypeOf(main, parsePart(archive, '[Content_Types].xml'));
    const hasMacros =
      /macroEnabled/i.test(contentType) || archive.names.some((name) => /vbaProject\.bin$/i.test(name));
    if (/spreadsheet|presentation|ms-excel|ms-powerpoint|visio/i.test(contentType)) {
      throw new UnreadableDocumentError('documents/other-office-format', { contentType });
    }
    if (hasMacros) throw new UnreadableDocumentError('documents/macro-document');
    if (!/wordprocessingml/i.test(contentType))
      throw new UnreadableDocumentError('documents/zip-without-document');
    return new WordPackage(archive, main);
  }

  /** Root of the main part. */
  document(): XmlElement {
    const root = parsePart(this.archive, this.mainPart);
    if (root?.name !== 'w:document') {
      throw new UnreadableDocumentError('documents/damaged-docx', { reason: 'no main part' });
    }
    return root;
  }

  /** Root of the first related part of this type; undefined where the document has none. */
  related(type: string): XmlElement | undefined {
    const relation = this.relationships.find((candidate) => candidate.type === type && !candidate.external);
    return relation && this.part(relation.target);
  }

  part(name: string): XmlElement | undefined {
    return parsePart(this.archive, name);
  }

  relationshipsOf(part: string): Relationship[] {
    return readRelationships(parsePart(this.archive, relationshipsPartOf(part)), folderOf(part));
  }
}

function refuseOtherContainers(archive: ZipArchive): void {
  if (archive.has('OFD.xml')) throw new UnreadableDocumentError('documents/ofd-format');
  if (archive.has('[Content_Types].xml') && archive.has('_rels/.rels')) return;
  const isOpenDocument = archive.has('mimetype') && archive.has('content.xml');
  if (isOpenDocument)
    throw new UnreadableDocumentError('documents/other-office-format', { contentType: 'odf' });
  throw new UnreadableDocumentError('documents/zip-without-document');
}

function parsePart(archive: ZipArchive, name: string): XmlElement | undefined {
  const bytes = archive.read(name);
  return bytes && parseXml(bytes);
}

function contentTypeOf(part: string, types: XmlElement | undefined): string {
  const override = childrenNamed(types, 'ct:Override').find(
    ({ attributes }) => attributes['PartName']?.toLowerCase() === `/${part}`.toLowerCase(),
  );
  const extension = part.slice(part.lastIndexOf('.') + 1).toLowerCase();
  const standard = childrenNamed(types, 'ct:Default').find(
    ({ attributes }) => attributes['Extension']?.toLowerCase() === extension,
  );
  return (override ?? standard)?.attributes['ContentType'] ?? '';
}
