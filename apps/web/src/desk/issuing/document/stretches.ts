import type { CoverageRow } from './types.js';

/** A piece of a paragraph of the source that belongs to one item, to none, or to a part of the frame of the document. */
export interface Stretch {
  readonly start: number;
  readonly text: string;
  readonly itemId: string | null;
  /** What the words are when no item has them: `salutation`, `closing`; null when nobody has said. */
  readonly role: string | null;
}

export interface Paragraph {
  readonly start: number;
  readonly stretches: readonly Stretch[];
}

type Row = Pick<CoverageRow, 'span' | 'itemId' | 'role'>;

/**
 * The source as paragraphs of stretches, so that every character is shown once and knows whose it is.
 *
 * @param rows what the coverage report says, in the order of the text
 */
export function paragraphsOf(text: string, rows: readonly Row[]): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    if (line.trim().length > 0)
      paragraphs.push({ start, stretches: stretchesIn(text, rows, { start, end }) });
    start = end + 1;
  }
  return paragraphs;
}

function stretchesIn(
  text: string,
  rows: readonly Row[],
  { start, end }: { readonly start: number; readonly end: number },
): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const add = (from: number, to: number, owner: Pick<Row, 'itemId' | 'role'>) => {
    if (from < to) {
      stretches.push({ start: from, text: text.slice(from, to), itemId: owner.itemId, role: owner.role });
    }
  };
  let at = start;
  for (const row of rows) {
    const [from, to] = [Math.max(at, row.span.start), Math.min(end, row.span.end)];
    if (from >= to) continue;
    add(at, from, NOBODY);
    add(from, to, row);
    at = to;
  }
  add(at, end, NOBODY);
  return stretches;
}

const NOBODY = { itemId: null, role: null } as const;

/** Whether words stand there that nobody has decided about: blanks and line ends do not count. */
export const isUncovered = ({ itemId, text }: Stretch): boolean => itemId === null && text.trim().length > 0;
