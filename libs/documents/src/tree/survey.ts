import { ANNEX_HEAD, ANNEX_LIST, ATTENDEES, COLOPHON, DATE_LINE } from '../blocks/vocabulary.js';
import type { MarkedParagraph } from '../markers/paragraph-markers.js';
import type { Flow } from '../source/flow.js';
import { opensTable } from '../tables/table-start.js';
import type { Node } from './node.js';

/** What lies ahead of a paragraph: the next marker of a list, the end of a section. Computed once for the document. */
export class Survey {
  /** Per paragraph: the next one (itself included) that is an item, and the next that ends a section. */
  private readonly nextItem: Uint32Array;
  private readonly nextEnd: Uint32Array;
  private readonly nextOrdinals: (number | undefined)[];

  constructor(
    private readonly flow: Flow,
    private readonly paragraphs: readonly MarkedParagraph[],
  ) {
    const count = paragraphs.length;
    this.nextItem = new Uint32Array(count + 1).fill(count);
    this.nextEnd = new Uint32Array(count + 1).fill(count);
    this.nextOrdinals = Array.from({ length: count }, () => undefined);
    const ordinals = new Map<string, number | null>();
    for (let i = count - 1; i >= 0; i--) {
      const { marker } = paragraphs[i]!;
      this.nextItem[i] = marker !== null || this.isRow(i) ? i : this.nextItem[i + 1]!;
      this.nextEnd[i] = this.endsSection(i) ? i : this.nextEnd[i + 1]!;
      if (marker === null) continue;
      this.nextOrdinals[i] = ordinals.get(marker.key) ?? undefined;
      ordinals.set(marker.key, marker.ordinal);
    }
  }

  isNumberedFrom(index: number): boolean {
    return this.nextItem[index]! < this.paragraphs.length;
  }

  nextOrdinal(index: number): number | undefined {
    return this.nextOrdinals[index];
  }

  /** No item follows in this section. */
  isTail(index: number): boolean {
    return this.nextItem[index + 1]! >= this.nextEnd[index + 1]!;
  }

  /** No item follows at all. */
  isLastSection(index: number): boolean {
    return this.nextItem[index + 1]! >= this.paragraphs.length;
  }

  isDateLine(index: number): boolean {
    return index < this.paragraphs.length && DATE_LINE.test(this.start(index));
  }

  /** 附件：1.… with 2.… on the next lines: short numbered lines without a sentence. */
  continuesAnnexList(index: number): boolean {
    const text = this.start(index);
    const { marker } = this.paragraphs[index]!;
    return marker !== null && marker.cls === 'number' && text.length <= 60 && !/[。;:]/.test(text);
  }

  /** A marker behind the signature that nothing follows is no list. */
  isStray(index: number): boolean {
    return this.paragraphs[index]!.marker?.ordinal !== 1;
  }

  /** The item shows only its marker and a heading without a sentence end so far. */
  isHeadingOnly(node: Node): boolean {
    const text = this.flow.text.slice(node.marker?.to ?? node.from, Math.min(node.to, node.from + 200));
    return node.children.length === 0 && !text.includes('\n') && !/[。;!?]/.test(text);
  }

  /** The item's first line is a heading without a sentence end. */
  hasHeadingLine(node: Node): boolean {
    const [line] = this.flow.text
      .slice(node.marker?.to ?? node.from, Math.min(node.to, node.from + 200))
      .split('\n');
    return line !== undefined && line.length <= 40 && !/[。;!?]/.test(line);
  }

  private start(index: number): string {
    const { from, to } = this.paragraphs[index]!;
    return this.flow.text.slice(from, Math.min(to, from + 120));
  }

  private isRow(index: number): boolean {
    return this.start(index).split('\t').length >= 3 || opensTable(this.flow, this.paragraphs, index);
  }

  private endsSection(index: number): boolean {
    const text = this.start(index);
    return [ANNEX_HEAD, ANNEX_LIST, COLOPHON, DATE_LINE, ATTENDEES].some((pattern) => pattern.test(text));
  }
}
