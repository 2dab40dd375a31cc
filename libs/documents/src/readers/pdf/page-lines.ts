/** A piece of text with its place on the page: points, origin at the lower left. */
export interface PositionedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly fontSize: number;
}

/** All in units of the font size. */
const SAME_LINE = 0.5;
const BLANK_GAP = 0.3;
const CJK_BLANK_GAP = 0.8;
const CELL_GAP = 2;

const WIDE = /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]/u;

/**
 * Rebuilds the lines of a page from where its pieces stand: from top to bottom, then from left to right. A gap becomes
 * a blank, a wide one a tab, because cells of a table have nothing else between them.
 */
export function pageLines(pieces: readonly PositionedText[]): string[] {
  const inked = pieces.filter((piece) => piece.text.trim() !== '');
  const lines: PositionedText[][] = [];
  for (const piece of inked.toSorted((a, b) => b.y - a.y)) {
    const line = lines.at(-1);
    if (line && isSameLine(line, piece)) line.push(piece);
    else lines.push([piece]);
  }
  return lines.map((line) => joinLine(line.toSorted((a, b) => a.x - b.x)));
}

function isSameLine(line: readonly PositionedText[], piece: PositionedText): boolean {
  const [first] = line;
  if (!first) return false;
  return Math.abs(first.y - piece.y) <= SAME_LINE * Math.min(first.fontSize, piece.fontSize);
}

function joinLine(pieces: readonly PositionedText[]): string {
  let line = '';
  let end: number | undefined;
  for (const piece of pieces) {
    if (end !== undefined) line += gapText(line, piece, (piece.x - end) / Math.max(1, piece.fontSize));
    line += piece.text;
    end = Math.max(end ?? piece.x, piece.x + piece.width);
  }
  return line.trimEnd();
}

function gapText(before: string, piece: PositionedText, gap: number): string {
  if (gap >= CELL_GAP) return '\t';
  const isWide = WIDE.test(before.slice(-1)) || WIDE.test(piece.text.charAt(0));
  return gap >= (isWide ? CJK_BLANK_GAP : BLANK_GAP) ? ' ' : '';
}
