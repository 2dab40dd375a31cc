/** What fits on three lines of a small phone in standard letters. */
const LONGEST = 40;

/** The source's first sentence, or its first clauses where it is long: what a task is called in a list. */
export function headingOf(requirement: string): string {
  const [sentence] = requirement.replace(/^[\s，、；：。]+/, '').split(/[。；\n]/, 1) as [string];
  if (sentence.length <= LONGEST) return sentence;
  const clauses = sentence.slice(0, LONGEST + 1).lastIndexOf('，');
  return clauses > 0 ? sentence.slice(0, clauses) : `${sentence.slice(0, LONGEST)}…`;
}
