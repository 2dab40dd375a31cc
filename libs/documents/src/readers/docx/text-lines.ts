import { type TextRange } from '../document-text.js';

/** A stretch of a line; generated ones were drawn by the word processor. */
export interface Piece {
  readonly text: string;
  readonly generated: boolean;
}

export type Line = readonly Piece[];

export const typed = (text: string): Piece => ({ text, generated: false });
export const generated = (text: string): Piece => ({ text, generated: true });

export function lineText(line: Line): string {
  return line.map((piece) => piece.text).join('');
}

/** One paragraph per line, no newline after the last one. */
export function joinLines(lines: readonly Line[]): { text: string; generatedRanges: TextRange[] } {
  const texts: string[] = [];
  const generatedRanges: TextRange[] = [];
  let at = 0;
  for (const [index, line] of lines.entries()) {
    if (index > 0) {
      texts.push('\n');
      at += 1;
    }
    for (const piece of line) {
      if (piece.generated && piece.text) generatedRanges.push([at, at + piece.text.length]);
      texts.push(piece.text);
      at += piece.text.length;
    }
  }
  return { text: texts.join(''), generatedRanges };
}

/** The lines of a table cell on one line: breaks and tabs would be taken for rows and cells. */
export function flattenCell(lines: readonly Line[]): Piece[] {
  const pieces: Piece[] = [];
  for (const line of lines.filter((candidate) => lineText(candidate).trim() !== '')) {
    if (pieces.length > 0) pieces.push(typed(' '));
    pieces.push(...line.map((piece) => ({ ...piece, text: piece.text.replaceAll(/[\n\t]/g, ' ') })));
  }
  return pieces;
}
