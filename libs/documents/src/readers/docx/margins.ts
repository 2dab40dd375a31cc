import { MAX_MARGIN_PARTS } from '../limits.js';
import { textBelow, type XmlElement } from '../xml/xml-element.js';
import { type Omissions } from './omissions.js';
import { type WordPackage } from './word-package.js';

/** Names headers and footers that hold text, and everything that would have to be fetched from elsewhere. */
export function nameSurroundings(word: WordPackage, omissions: Omissions): void {
  const margins = word.relationships.filter(({ type, external }) => isMargin(type) && !external);
  for (const { type, target } of margins.slice(0, MAX_MARGIN_PARTS)) {
    const part = word.part(target);
    if (part && hasText(part)) omissions.add(type === 'header' ? 'headers-left-out' : 'footers-left-out');
  }
  const settings = word.relationships.filter(({ type, external }) => type === 'settings' && !external);
  const all = [...word.relationships, ...settings.flatMap(({ target }) => word.relationshipsOf(target))];
  const external = all.filter((relation) => relation.external && relation.type !== 'hyperlink');
  omissions.add('external-targets-not-fetched', external.length);
}

function isMargin(type: string): boolean {
  return type === 'header' || type === 'footer';
}

function hasText(part: XmlElement): boolean {
  return textBelow(part).trim() !== '';
}
