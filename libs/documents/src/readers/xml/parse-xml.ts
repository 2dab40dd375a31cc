import { SaxesParser } from 'saxes';
import { MAX_XML_DEPTH, MAX_XML_ELEMENTS } from '../limits.js';
import { UnreadableDocumentError } from '../unreadable-document.error.js';
import { NamespaceScope } from './namespaces.js';
import { type XmlElement } from './xml-element.js';

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[];
}

const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze({});

/**
 * Parses one part of a container. A document type declaration is refused, so there are no entities besides the
 * five of XML; nothing is ever fetched. Throws `unsafe-xml`, `damaged-docx`.
 */
export function parseXml(bytes: Uint8Array): XmlElement {
  const tree = new TreeBuilder();
  // XML 1.1 would let control characters in.
  const parser = new SaxesParser({
    xmlns: false,
    position: false,
    defaultXMLVersion: '1.0',
    forceXMLVersion: true,
  });
  parser.on('doctype', () => {
    throw new UnreadableDocumentError('documents/unsafe-xml', { reason: 'document type declaration' });
  });
  parser.on('opentag', (tag) => tree.open(tag.name, tag.attributes));
  parser.on('closetag', () => tree.close());
  parser.on('text', (text) => tree.text(text));
  parser.on('cdata', (text) => tree.text(text));
  try {
    parser.write(decodeXml(bytes)).close();
  } catch (error) {
    if (error instanceof UnreadableDocumentError) throw error;
    throw new UnreadableDocumentError(
      'documents/damaged-docx',
      { reason: 'no well-formed XML' },
      { cause: error },
    );
  }
  return tree.root();
}

/** XML parts of a document are UTF-8 or UTF-16 (ECMA-376 part 2, 6.1.3). */
function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const little = first === 0xff && second === 0xfe;
  const big = first === 0xfe && second === 0xff;
  const encoding = little ? 'utf-16le' : big ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

class TreeBuilder {
  private readonly top: OpenElement = { name: '', attributes: NO_ATTRIBUTES, children: [] };
  private readonly stack: { element: OpenElement; scope: NamespaceScope }[] = [
    { element: this.top, scope: NamespaceScope.root() },
  ];
  private count = 0;

  open(rawName: string, rawAttributes: Readonly<Record<string, string>>): void {
    this.count += 1;
    if (this.stack.length > MAX_XML_DEPTH || this.count > MAX_XML_ELEMENTS) {
      throw new UnreadableDocumentError('documents/unsafe-xml', { reason: 'too deep or too many elements' });
    }
    const { element: parent, scope: outer } = this.innermost();
    const scope = outer.within(rawAttributes);
    const element: OpenElement = {
      name: scope.element(rawName),
      attributes: canonicalAttributes(rawAttributes, scope),
      children: [],
    };
    parent.children.push(element);
    this.stack.push({ element, scope });
  }

  close(): void {
    this.stack.pop();
  }

  text(text: string): void {
    this.innermost().element.children.push(text);
  }

  root(): XmlElement {
    const root = this.top.children.find((node) => typeof node !== 'string');
    if (!root) throw new UnreadableDocumentError('documents/damaged-docx', { reason: 'no root element' });
    return root;
  }

  private innermost(): { element: OpenElement; scope: NamespaceScope } {
    return this.stack.at(-1) ?? { element: this.top, scope: NamespaceScope.root() };
  }
}

function canonicalAttributes(
  raw: Readonly<Record<string, string>>,
  scope: NamespaceScope,
): Readonly<Record<string, string>> {
  const names = Object.keys(raw);
  if (names.length === 0) return NO_ATTRIBUTES;
  const attributes: Record<string, string> = Object.create(null);
  for (const name of names) attributes[scope.attribute(name)] = raw[name] ?? '';
  return attributes;
}
