interface Row {
  readonly span: { readonly start: number; readonly end: number };
}

const CLOSING = /^[，、；：。！？”’）》]+/;

/**
 * Items inside a sentence leave its commas and its full stop to the sentence around them. To be read, each belongs to
 * the words before it, as does a single character that is left between two items.
 */
export function readableRows<R extends Row>(rows: readonly R[], text: string): readonly R[] {
  const shown: R[] = [];
  for (const row of rows) {
    const { start, end } = row.span;
    const before = shown[shown.length - 1];
    const words = text.slice(start, end);
    const closing = before?.span.end === start ? (CLOSING.exec(words)?.[0].length ?? 0) : 0;
    const taken =
      before?.span.end === start && words.slice(closing).trim().length <= 1 ? words.length : closing;
    if (taken > 0) shown[shown.length - 1] = endingAt(before!, start + taken);
    if (taken < words.length) shown.push(taken > 0 ? { ...row, span: { start: start + taken, end } } : row);
  }
  return shown;
}

const endingAt = <R extends Row>(row: R, end: number): R => ({
  ...row,
  span: { start: row.span.start, end },
});
