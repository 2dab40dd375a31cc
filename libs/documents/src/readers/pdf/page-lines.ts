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
const SMALL = 0.75;

const WIDE = /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]/u;

export interface PageText {
  readonly lines: readonly string[];
  /** Small raised pieces, mostly marks of footnotes, that now stand glued to the text before them. */
  readonly raised: number;
}

/**
 * Rebuilds the lines of a page from where its pieces stand: from top to bottom, then from left to right. A gap becomes
 * a blank, a wide one a tab, because cells of a table have nothing else between them.
 */
export function pageLines(pieces: readonly PositionedText[]): PageText {
  const inked = pieces.filter((piece) => piece.text.trim() !== '');
  const lines: PositionedText[][] = [];
  for (const piece of inked.toSorted((a, b) => b.y - a.y)) {
    const line = lines.at(-1);
    if (line && isSameLine(line, piece)) line.push(piece);
    else lines.push([piece]);
  }
  const raised = lines.reduce((sum, line) => sum + countRaised(line), 0);
  return { lines: lines.map((line) => joinLine(line.toSorted((a, b) => a.x - b.x))), raised };
}

/** Raised pieces reach the line of larger ones beside them; a small line below a large one does not. */
function isSameLine(line: readonly PositionedText[], piece: PositionedText): boolean {
  const nearest = line.at(-1);
  if (!nearest) return false;
  const distance = nearest.y - piece.y;
  if (distance <= SAME_LINE * Math.min(nearest.fontSize, piece.fontSize)) return true;
  const isBeside = line.every(
    (other) => other.x >= piece.x + piece.width || other.x + other.width <= piece.x,
  );
  return isBeside && distance <= SAME_LINE * Math.max(nearest.fontSize, piece.fontSize);
}

function countRaised(line: readonly PositionedText[]): number {
  const main = line.reduce((largest, piece) => (piece.fontSize > largest.fontSize ? piece : largest));
  return line.filter((piece) => piece.y > main.y && piece.fontSize <= SMALL * main.fontSize).length;
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
