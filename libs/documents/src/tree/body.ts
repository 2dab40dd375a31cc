import type { BlockRole } from '../draft.js';
import { holdsLabel, isLabelLine } from '../attributes/labels.js';
import type { FlowBlock } from '../blocks/head.js';
import {
  announcesAnother,
  announcesList,
  asksByDate,
  isClosing,
  isSignatureName,
  roleByWords,
} from '../blocks/roles.js';
import { ATTENDEES, TITLE_LINE } from '../blocks/vocabulary.js';
import type { MarkedParagraph } from '../markers/paragraph-markers.js';
import type { Flow } from '../source/flow.js';
import { TableReader } from '../tables/table-reader.js';
import type { Node } from './node.js';
import { Outline } from './outline.js';
import { Survey } from './survey.js';

export interface Body {
  roots: Node[];
  blocks: FlowBlock[];
}

/** Where the reader stands: before the first item, in the lists, or behind a signature or an annex heading. */
type Place = 'preamble' | 'list' | 'tail' | 'annex-list' | 'annex-head';

/** Phrases that stand at the start of a paragraph of minutes in place of a number (N18, §10). */
const MINUTES_PHRASE = /^会议(?:指出|强调|要求|决定|同意|议定|明确|认为|听取|审议|研究|讨论|通过|原则同意)/;

/** Reads the paragraphs behind the head one after the other and puts each into exactly one item or block. */
export class BodyReader {
  private readonly outline = new Outline();
  private readonly blocks: FlowBlock[] = [];
  private readonly survey: Survey;
  private place: Place = 'preamble';
  private readonly tables: TableReader;
  /** Paragraphs without a marker that went on with an item which had its text already. */
  private continuations = 0;
  private labelled: Node | undefined;

  constructor(
    private readonly flow: Flow,
    private readonly paragraphs: readonly MarkedParagraph[],
  ) {
    this.survey = new Survey(flow, paragraphs);
    this.tables = new TableReader(flow, paragraphs);
  }

  /** `asParagraphs`: what looked like numbers led nowhere, so each paragraph is an item (N18). */
  read(bodyAt: number, asParagraphs = false): Body {
    const isNumbered = !asParagraphs && this.survey.isNumberedFrom(bodyAt);
    for (let i = bodyAt; i < this.paragraphs.length;) i = this.step(i, isNumbered);
    return { roots: this.outline.roots, blocks: this.blocks };
  }

  private step(index: number, isNumbered: boolean): number {
    const behindTable = this.readTable(index);
    if (behindTable !== null) return behindTable;
    const paragraph = this.paragraphs[index]!;
    const text = this.textOf(index);
    if (this.readTailBlock(index, text) || this.readMarked(index)) return index + 1;
    if (this.place === 'annex-head' || this.place === 'annex-list') {
      this.block(/[。;]$|如下:$/.test(text) ? 'preamble' : 'annex-head', paragraph);
    } else if (this.place === 'tail') {
      this.readBehindTail(text, paragraph);
    } else if (this.place === 'preamble') {
      this.readPreamble(text, index, isNumbered);
    } else {
      this.readUnmarked(text, index, isNumbered);
    }
    return index + 1;
  }

  private textOf(index: number): string {
    const { from, to } = this.paragraphs[index]!;
    return this.flow.text.slice(from, to);
  }

  /** A block ends whatever item was open: no item reaches over it. */
  private block(role: BlockRole, { from, to }: { from: number; to: number }): void {
    this.outline.truncate(0);
    const last = this.blocks.at(-1);
    const touches = last !== undefined && this.flow.text.slice(last.to, from).trim() === '';
    if (last !== undefined && last.role === role && touches) last.to = to;
    else this.blocks.push({ role, from, to });
  }

  /** A table's head belongs to the item it stands in; its rows are items. Returns the index behind what was read. */
  private readTable(index: number): number | null {
    const table = this.tables.read(index);
    if (table === null) return null;
    if (table.head !== null) {
      if (this.place === 'list' && this.outline.isOpen) this.outline.append(table.head.to);
      else this.block('annex-head', table.head);
    }
    for (const row of table.rows) this.outline.openRow(row);
    if (table.rows.length > 0) this.place = 'list';
    return table.next;
  }

  /** Annex, colophon, attendees, signature: blocks that show themselves by their words. */
  private readTailBlock(index: number, text: string): boolean {
    const role = this.tailRole(index, text);
    if (role === null) return false;
    this.outline.reset();
    this.tables.forget();
    this.block(role, this.paragraphs[index]!);
    if (role === 'annex-head') this.place = 'annex-head';
    else if (role === 'annex') this.place = 'annex-list';
    else if (this.place !== 'annex-head') this.place = 'tail';
    return true;
  }

  private tailRole(index: number, text: string): BlockRole | null {
    const role = roleByWords(text);
    if (role === 'attendees') return this.survey.isLastSection(index) ? role : null;
    if (role !== null) return role;
    const nextIsDate = this.survey.isDateLine(index + 1);
    if (nextIsDate && isSignatureName(text)) return 'signature';
    if (this.place === 'annex-list' && this.survey.continuesAnnexList(index)) return 'annex';
    if (this.paragraphs[index]!.marker !== null) return null;
    if (this.place === 'tail' && nextIsDate && text.length <= 40) return 'signature';
    return text === '' ? 'closing' : null;
  }

  private readMarked(index: number): boolean {
    const { marker, from, to, midLine } = this.paragraphs[index]!;
    if (marker === null) return false;
    if (this.place === 'tail' && this.survey.isStray(index)) return false;
    const node = this.outline.open(
      marker,
      { from, to },
      { origin: midLine ? 'mid-line' : 'line-start', nextOrdinal: this.survey.nextOrdinal(index) },
    );
    if (node === null) return false;
    this.place = 'list';
    this.tables.forget();
    this.labelled = undefined;
    return true;
  }

  /** Behind a signature: a second title begins a forwarded text (§7), anything else closes the document. */
  private readBehindTail(text: string, paragraph: MarkedParagraph): void {
    if (TITLE_LINE.test(text)) {
      this.place = 'annex-head';
      this.block('annex-head', paragraph);
    } else {
      this.block(isClosing(text) ? 'closing' : 'signature', paragraph);
    }
  }

  private readPreamble(text: string, index: number, isNumbered: boolean): void {
    const paragraph = this.paragraphs[index]!;
    if (ATTENDEES.test(text)) {
      this.block('attendees', paragraph);
      return;
    }
    const isPreamble = isNumbered ? !asksByDate(text) : isOpening(text);
    if (isPreamble) this.block('preamble', paragraph);
    else this.openParagraph(text, paragraph);
    if (!isNumbered) this.place = 'list';
  }

  private openParagraph(text: string, { from, to }: MarkedParagraph): void {
    const node = this.outline.openParagraph({ from, to });
    const phrase = MINUTES_PHRASE.exec(text)?.[0];
    if (phrase === undefined) return;
    node.marker = { cls: 'bullet', key: 'minutes', ordinal: null, from, to: from + phrase.length };
  }

  private readUnmarked(text: string, index: number, isNumbered: boolean): void {
    const paragraph = this.paragraphs[index]!;
    if (isLabelLine(text)) this.attachLabel(paragraph);
    else if (this.labelled !== undefined && isBareValue(this.textOf(index - 1), text))
      this.outline.append(paragraph.to);
    else if (this.survey.isTail(index)) this.readTrailing(text, paragraph, isNumbered);
    else if (!isNumbered) this.openParagraph(text, paragraph);
    else if (announcesAnother(text) && this.paragraphs[index + 1]?.marker?.ordinal === 1)
      this.readTopBridge(paragraph);
    else if (announcesList(text) && this.bridges(index)) this.readBridge(index);
    else this.continueItem(paragraph);
    if (!isLabelLine(text)) this.labelled = undefined;
  }

  /** A label line behind a list of children belongs to the parent unless the elder children have their own (U4). */
  private attachLabel(paragraph: MarkedParagraph): void {
    const deepest = this.outline.deepest;
    if (deepest !== undefined && deepest !== this.labelled && this.closesList(deepest)) {
      this.outline.closeDeepest();
      this.outline.deepest?.flags.add('label-scope');
    }
    this.labelled = this.outline.deepest;
    if (this.labelled === undefined) this.block('closing', paragraph);
    else this.outline.append(paragraph.to);
  }

  private closesList(node: Node): boolean {
    const elder = node.parent?.children.at(-2);
    if (elder === undefined) return false;
    const own = [node, elder].some(({ from, to }) => holdsLabel(this.flow.text.slice(from, to)));
    return !own && !this.survey.isHeadingOnly(node);
  }

  private readTrailing(text: string, paragraph: MarkedParagraph, isNumbered: boolean): void {
    const deepest = this.outline.deepest;
    if (isClosing(text)) this.close(paragraph);
    else if (!isNumbered && this.place === 'list') this.openParagraph(text, paragraph);
    else if (deepest === undefined) this.readAfterClosing(text, paragraph);
    else if (this.survey.isHeadingOnly(deepest)) this.outline.append(paragraph.to);
    else if (asksByDate(text)) this.outline.openParagraph(paragraph).flags.add('text-after-last-item');
    else if (this.goesOn(deepest)) this.outline.append(paragraph.to);
    else this.close(paragraph);
  }

  /** The last item goes on: other items did so too, or its heading stands alone on its line. */
  private goesOn(node: Node): boolean {
    return this.continuations > 0 || node.origin === 'paragraph' || this.survey.hasHeadingLine(node);
  }

  private readAfterClosing(text: string, paragraph: MarkedParagraph): void {
    if (asksByDate(text)) this.outline.openParagraph(paragraph).flags.add('text-after-last-item');
    else this.close(paragraph);
  }

  private close(paragraph: MarkedParagraph): void {
    this.outline.reset();
    this.block('closing', paragraph);
  }

  private bridges(index: number): boolean {
    const next = this.paragraphs[index + 1]?.marker;
    return next?.ordinal === 1 && this.outline.depthOf(next) >= 0;
  }

  private readBridge(index: number): void {
    this.outline.truncate(this.outline.depthOf(this.paragraphs[index + 1]!.marker!));
    if (this.outline.isOpen) this.outline.append(this.paragraphs[index]!.to);
    else this.block('bridge', this.paragraphs[index]!);
  }

  private readTopBridge(paragraph: MarkedParagraph): void {
    this.outline.truncate(0);
    this.block('bridge', paragraph);
  }

  private continueItem(paragraph: MarkedParagraph): void {
    const deepest = this.outline.deepest;
    if (deepest === undefined) {
      this.block('preamble', paragraph);
      return;
    }
    if (!this.survey.isHeadingOnly(deepest)) this.continuations++;
    this.outline.append(paragraph.to);
  }
}

/** First paragraph of an unnumbered text that says why it is written rather than what to do. */
function isOpening(text: string): boolean {
  if (/(?:如下|以下).{0,10}[:。]$/.test(text)) return true;
  return (
    /^(?:为|根据|按照|近期|近日|近年来|经|\d{1,2}月\d{1,2}日|(?:19|20)\d{2}年)/.test(text) &&
    !asksByDate(text)
  );
}

/** X4: the label stands on one line, its value on the next. */
const isBareValue = (label: string, value: string): boolean => label.endsWith(':') && value.length <= 60;
