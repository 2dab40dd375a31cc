/** The source's first sentence: what a task is called in a list. */
export function headingOf(requirement: string): string {
  return requirement.replace(/^[\s，、；：。]+/, '').split(/[。；\n]/, 1)[0]!;
}
