import { child, childValue, wholeNumber, type XmlElement } from '../xml/xml-element.js';
import { type ListCounters } from './list-counters.js';
import { type StyleSheet } from './style-sheet.js';

/** numId 0 takes the number away that a style would give (17.9.18). */
const NO_LIST = '0';

/** Finds the list and the level of a paragraph, and counts it. */
export class ParagraphNumbers {
  constructor(
    private readonly styles: StyleSheet,
    private readonly counters: ListCounters,
  ) {}

  /** The marker drawn before the paragraph, '' for none. Each call counts one paragraph. */
  next(properties: XmlElement | undefined): string {
    const direct = child(properties, 'w:numPr');
    const fromStyle = this.styles.numberingOf(childValue(properties, 'w:pStyle'));
    const ownNumId = childValue(direct, 'w:numId');
    const numId = ownNumId ?? fromStyle?.numId;
    if (numId === undefined || numId === NO_LIST) return '';
    const ownLevel = wholeNumber(childValue(direct, 'w:ilvl'));
    const boundLevel =
      ownNumId === undefined && fromStyle ? this.counters.levelOfStyle(numId, fromStyle.chain) : undefined;
    return this.counters.next(numId, ownLevel ?? boundLevel ?? fromStyle?.ilvl ?? 0);
  }
}
