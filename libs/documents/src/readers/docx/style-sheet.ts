import {
  child,
  childrenNamed,
  childValue,
  toggle,
  wholeNumber,
  type XmlElement,
} from '../xml/xml-element.js';

interface Style {
  readonly id: string;
  readonly basedOn: string | undefined;
  readonly numId: string | undefined;
  readonly ilvl: number | undefined;
  readonly vanish: boolean | undefined;
}

/** What a paragraph style says about numbering, nearest ancestor first. */
export interface StyleNumbering {
  readonly numId: string;
  readonly ilvl: number | undefined;
  /** The style and its ancestors: a list level may be bound to any of them. */
  readonly chain: readonly string[];
}

/** Styles of a document (word/styles.xml), as far as they decide about numbers and hidden text. */
export class StyleSheet {
  private readonly styles = new Map<string, Style>();
  private readonly defaultParagraphStyle: string | undefined;

  constructor(root: XmlElement | undefined) {
    let standard: string | undefined;
    for (const element of childrenNamed(root, 'w:style')) {
      const style = readStyle(element);
      this.styles.set(style.id, style);
      const isDefault = ['1', 'true', 'on'].includes(element.attributes['w:default'] ?? '0');
      if (isDefault && element.attributes['w:type'] === 'paragraph') standard = style.id;
    }
    this.defaultParagraphStyle = standard;
  }

  /** Numbering that a paragraph gets from its style; undefined where it gets none. */
  numberingOf(styleId: string | undefined): StyleNumbering | undefined {
    const chain = this.chain(styleId ?? this.defaultParagraphStyle);
    const numId = chain.find((style) => style.numId !== undefined)?.numId;
    if (numId === undefined) return undefined;
    const ilvl = chain.find((style) => style.ilvl !== undefined)?.ilvl;
    return { numId, ilvl, chain: chain.map((style) => style.id) };
  }

  /** A numbering style (w:type="numbering") names the list whose levels it holds. */
  numIdOf(styleId: string): string | undefined {
    return this.styles.get(styleId)?.numId;
  }

  /** Hidden by a style. Paragraph and character style switch each other over (17.7.3, toggle properties). */
  isHidden(paragraphStyle: string | undefined, characterStyle: string | undefined): boolean {
    const paragraph = this.vanishOf(paragraphStyle ?? this.defaultParagraphStyle);
    return paragraph !== this.vanishOf(characterStyle);
  }

  private vanishOf(styleId: string | undefined): boolean {
    return this.chain(styleId).find((style) => style.vanish !== undefined)?.vanish ?? false;
  }

  /** The style, what it is based on, and so on; a circle ends where it closes. */
  private chain(styleId: string | undefined): Style[] {
    const chain: Style[] = [];
    let style = styleId === undefined ? undefined : this.styles.get(styleId);
    while (style && !chain.includes(style) && chain.length < MAX_STYLE_CHAIN) {
      chain.push(style);
      style = style.basedOn === undefined ? undefined : this.styles.get(style.basedOn);
    }
    return chain;
  }
}

/** Word itself follows at most 10 ancestors. */
const MAX_STYLE_CHAIN = 20;

function readStyle(element: XmlElement): Style {
  const numPr = child(child(element, 'w:pPr'), 'w:numPr');
  return {
    id: element.attributes['w:styleId'] ?? '',
    basedOn: childValue(element, 'w:basedOn'),
    numId: childValue(numPr, 'w:numId'),
    ilvl: wholeNumber(childValue(numPr, 'w:ilvl')),
    vanish: readVanish(child(element, 'w:rPr')),
  };
}

function readVanish(runProperties: XmlElement | undefined): boolean | undefined {
  return runProperties ? toggle(runProperties, 'w:vanish') : undefined;
}
