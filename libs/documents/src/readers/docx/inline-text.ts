import { child, elements, textBelow, toggle, type XmlElement } from '../xml/xml-element.js';
import { countDrawing } from './drawings.js';
import { FieldCodes } from './field-codes.js';
import { type OmissionCode, type Omissions } from './omissions.js';
import { chosenBranch, controlContent } from './structure.js';
import { type StyleSheet } from './style-sheet.js';
import { symbolText } from './symbols.js';

/** Elements around runs that change nothing about the text. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'w:hyperlink',
  'w:smartTag',
  'w:customXml',
  'w:ins',
  'w:moveTo',
  'w:dir',
  'w:bdo',
  'w:fldSimple',
  'w:rubyBase',
]);

const FIXED_TEXT: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
};

const NAMED: Readonly<Record<string, OmissionCode>> = {
  'w:del': 'tracked-deletions-left-out',
  'w:moveFrom': 'tracked-deletions-left-out',
  'w:footnoteReference': 'footnotes-left-out',
  'w:endnoteReference': 'footnotes-left-out',
  'w:commentReference': 'comments-left-out',
  'w:subDoc': 'embedded-documents-left-out',
  'm:oMath': 'formulas-left-out',
  'm:oMathPara': 'formulas-left-out',
};

const DRAWINGS: ReadonlySet<string> = new Set(['w:drawing', 'w:pict', 'w:object']);

/** The text of one paragraph as it would be printed with all tracked changes accepted. */
export class InlineText {
  private readonly fields: FieldCodes;

  constructor(
    private readonly styles: StyleSheet,
    private readonly omissions: Omissions,
  ) {
    this.fields = new FieldCodes(omissions);
  }

  read(paragraph: XmlElement, paragraphStyle: string | undefined): string {
    const text = this.children(paragraph, paragraphStyle);
    this.fields.endParagraph();
    return text;
  }

  private children(parent: XmlElement | undefined, style: string | undefined): string {
    return parent
      ? elements(parent)
          .map((node) => this.node(node, style))
          .join('')
      : '';
  }

  private node(node: XmlElement, style: string | undefined): string {
    if (node.name === 'w:r') return this.run(node, style);
    if (node.name === 'w:ins' || node.name === 'w:moveTo') this.omissions.add('tracked-insertions-kept');
    if (WRAPPERS.has(node.name)) return this.children(node, style);
    if (node.name === 'w:sdt') return this.children(controlContent(node, this.omissions), style);
    if (node.name === 'mc:AlternateContent') return this.children(chosenBranch(node), style);
    const omitted = NAMED[node.name];
    if (omitted) this.omissions.add(omitted);
    return '';
  }

  private run(run: XmlElement, style: string | undefined): string {
    if (this.isHidden(run, style)) {
      if (elements(run).some((node) => node.name === 'w:t')) this.omissions.add('hidden-text-left-out');
      for (const node of elements(run)) if (node.name === 'w:fldChar') this.field(node);
      return '';
    }
    return elements(run)
      .map((node) => this.runPart(node, style))
      .join('');
  }

  private isHidden(run: XmlElement, style: string | undefined): boolean {
    const properties = child(run, 'w:rPr');
    const direct = properties ? toggle(properties, 'w:vanish') : undefined;
    if (direct !== undefined) return direct;
    return this.styles.isHidden(style, child(properties, 'w:rStyle')?.attributes['w:val']);
  }

  private runPart(node: XmlElement, style: string | undefined): string {
    if (node.name === 'w:fldChar') return this.field(node);
    if (node.name === 'w:instrText') {
      this.fields.instruction(textBelow(node));
      return '';
    }
    if (!this.fields.showsText) return '';
    if (node.name === 'w:t') return typedText(node);
    if (node.name === 'w:sym') return this.symbol(node);
    if (DRAWINGS.has(node.name)) return countDrawing(node, this.omissions);
    if (node.name === 'w:ruby') return this.children(child(node, 'w:rubyBase'), style);
    if (node.name === 'mc:AlternateContent') {
      const branch = chosenBranch(node);
      return branch ? this.run(branch, style) : '';
    }
    return FIXED_TEXT[node.name] ?? this.node(node, style);
  }

  private field(node: XmlElement): string {
    this.fields.mark(node.attributes['w:fldCharType']);
    return '';
  }

  private symbol(node: XmlElement): string {
    const code = Number.parseInt(node.attributes['w:char'] ?? '', 16);
    const sign = symbolText(code);
    if (sign === undefined) this.omissions.add('symbols-left-out');
    return sign ?? '';
  }
}

/** Line ends and tabs inside w:t are white space of the XML; blanks at the ends count only where preserved. */
function typedText(node: XmlElement): string {
  const text = textBelow(node).replaceAll(/[\t\r\n]+/g, ' ');
  return node.attributes['xml:space'] === 'preserve' ? text : text.replaceAll(/^ +| +$/g, '');
}
