import { MAX_TEXT_LENGTH } from '../limits.js';
import { UnreadableDocumentError } from '../unreadable-document.error.js';
import { child, childValue, elements, toggle, type XmlElement } from '../xml/xml-element.js';
import { type InlineText } from './inline-text.js';
import { type Omissions } from './omissions.js';
import { type ParagraphNumbers } from './paragraph-numbers.js';
import { chosenBranch, controlContent } from './structure.js';
import { readTable } from './table-text.js';
import { generated, type Line, lineText, type Piece, typed } from './text-lines.js';

/** Lines read so far, and what paragraphs without an end of their own hand on to the next one. */
interface Flow {
  readonly lines: Line[];
  /** Text of paragraphs whose mark was deleted: the next paragraph gives number and form. */
  joined: Piece[];
  /** Paragraphs whose mark is hidden: they keep their own number, the next one follows on the same line. */
  runIn: Piece[];
}

const BLOCK_WRAPPERS: ReadonlySet<string> = new Set(['w:customXml', 'w:smartTag', 'w:ins', 'w:moveTo']);

/** Reads body, cell or control: paragraphs and tables in document order, one line each. */
export class BlockText {
  private length = 0;

  constructor(
    private readonly inline: InlineText,
    private readonly numbers: ParagraphNumbers,
    private readonly omissions: Omissions,
  ) {}

  read(container: XmlElement): Line[] {
    const flow: Flow = { lines: [], joined: [], runIn: [] };
    this.blocks(container, flow);
    const rest = [...flow.runIn, ...flow.joined];
    if (rest.some((piece) => piece.text !== '')) flow.lines.push(rest);
    return flow.lines;
  }

  private blocks(container: XmlElement | undefined, flow: Flow): void {
    for (const node of container ? elements(container) : []) this.block(node, flow);
  }

  private block(node: XmlElement, flow: Flow): void {
    if (node.name === 'w:p') this.paragraph(node, flow);
    else if (node.name === 'w:tbl')
      for (const row of readTable(node, this, this.omissions)) flow.lines.push(row);
    else if (node.name === 'w:sdt') this.blocks(controlContent(node, this.omissions), flow);
    else if (node.name === 'mc:AlternateContent') this.blocks(chosenBranch(node), flow);
    else if (BLOCK_WRAPPERS.has(node.name)) this.blocks(node, flow);
    else if (node.name === 'w:altChunk') this.omissions.add('embedded-documents-left-out');
    else if (node.name === 'w:del' || node.name === 'w:moveFrom')
      this.omissions.add('tracked-deletions-left-out');
    else if (node.name === 'm:oMathPara') this.omissions.add('formulas-left-out');
  }

  private paragraph(node: XmlElement, flow: Flow): void {
    const properties = child(node, 'w:pPr');
    const text = this.inline.read(node, childValue(properties, 'w:pStyle'));
    const mark = child(properties, 'w:rPr');
    if (child(mark, 'w:del') ?? child(mark, 'w:moveFrom')) {
      if (text !== '') flow.joined.push(typed(text));
      return;
    }
    const isMarkHidden = (mark && toggle(mark, 'w:vanish')) ?? false;
    // A paragraph hidden as a whole is not counted by its list either.
    if (isMarkHidden && text === '' && flow.joined.length === 0) return;
    flow.runIn.push(generated(this.numbers.next(properties)), ...flow.joined, typed(text));
    flow.joined = [];
    if (isMarkHidden) return;
    this.emit(flow);
  }

  private emit(flow: Flow): void {
    this.length += lineText(flow.runIn).length;
    if (this.length > MAX_TEXT_LENGTH) throw new UnreadableDocumentError('documents/text-too-long');
    flow.lines.push(flow.runIn);
    flow.runIn = [];
  }
}
