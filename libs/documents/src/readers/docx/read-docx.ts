import { type DocumentText } from '../document-text.js';
import { UnreadableDocumentError } from '../unreadable-document.error.js';
import { child } from '../xml/xml-element.js';
import { ZipArchive } from '../zip/zip-archive.js';
import { BlockText } from './block-text.js';
import { InlineText } from './inline-text.js';
import { ListCounters } from './list-counters.js';
import { nameSurroundings } from './margins.js';
import { readNumbering } from './numbering-definitions.js';
import { Omissions } from './omissions.js';
import { ParagraphNumbers } from './paragraph-numbers.js';
import { StyleSheet } from './style-sheet.js';
import { joinLines } from './text-lines.js';
import { WordPackage } from './word-package.js';

/**
 * Reads a Word document (ECMA-376, transitional or strict): one line per paragraph and table row, automatic numbers
 * written out, tracked changes accepted. Everything that is not running text is named in the warnings.
 */
export function readDocx(bytes: Uint8Array): DocumentText {
  const word = WordPackage.open(ZipArchive.open(bytes));
  const omissions = new Omissions();
  const styles = new StyleSheet(word.related('styles'));
  const lists = readNumbering(word.related('numbering'), (styleId) => styles.numIdOf(styleId));
  const counters = new ListCounters(lists);
  const blocks = new BlockText(
    new InlineText(styles, omissions),
    new ParagraphNumbers(styles, counters),
    omissions,
  );
  const body = child(word.document(), 'w:body');
  if (!body) throw new UnreadableDocumentError('documents/damaged-docx', { reason: 'no body' });
  const { text, generatedRanges } = joinLines(blocks.read(body));
  nameSurroundings(word, omissions);
  omissions.add('unknown-number-formats', counters.unknownFormats.size);
  return { text, format: 'docx', decodedFrom: 'docx', generatedRanges, warnings: omissions.warnings() };
}
