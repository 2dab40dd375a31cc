/** Namespaces the reader knows, transitional and strict (ECMA-376), and the prefix it calls them by. */
const PREFIX_OF_NAMESPACE: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
  'http://www.w3.org/XML/1998/namespace': 'xml',
  'urn:schemas-microsoft-com:vml': 'v',
};

const UNKNOWN_PREFIX = '?';

/**
 * The prefixes in force at one element. Writers are free to choose prefixes, so names are matched by
 * namespace: an element of the Word namespace is always called `w:…`, whatever the file calls it.
 */
export class NamespaceScope {
  private readonly names = new Map<string, string>();

  private constructor(
    private readonly own: ReadonlyMap<string, string>,
    private readonly outer: NamespaceScope | undefined,
  ) {}

  static root(): NamespaceScope {
    return new NamespaceScope(new Map([['xml', 'xml']]), undefined);
  }

  /** The scope of an element with these attributes: this very one if they declare nothing. */
  within(attributes: Readonly<Record<string, string>>): NamespaceScope {
    const declared = new Map<string, string>();
    for (const [name, value] of Object.entries(attributes)) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      declared.set(name.slice('xmlns:'.length), PREFIX_OF_NAMESPACE[value] ?? UNKNOWN_PREFIX);
    }
    return declared.size === 0 ? this : new NamespaceScope(declared, this);
  }

  element(raw: string): string {
    return this.canonical(raw.includes(':') ? raw : `:${raw}`);
  }

  /** Attributes without a prefix are in no namespace and keep their name. */
  attribute(raw: string): string {
    return raw.includes(':') ? this.canonical(raw) : raw;
  }

  private canonical(raw: string): string {
    const known = this.names.get(raw);
    if (known !== undefined) return known;
    const colon = raw.indexOf(':');
    const name = `${this.prefix(raw.slice(0, colon)) ?? UNKNOWN_PREFIX}:${raw.slice(colon + 1)}`;
    this.names.set(raw, name);
    return name;
  }

  private prefix(written: string): string | undefined {
    return this.own.get(written) ?? this.outer?.prefix(written);
  }
}
