/** A place in the tree: the numbers of the units from the root down, `/1/12/107/`. */
export type UnitPath = string;

/** As many levels as a path on the wire may have (`unitPath` in libs/contracts). */
export const MAX_LEVELS = 12;

export function pathBelow(parent: UnitPath | null, number: number): UnitPath {
  return `${parent ?? '/'}${number}/`;
}

export function levelsOf(path: UnitPath): number {
  return path.split('/').length - 2;
}

/** The numbers of the units above, the root first; the own number is not among them. */
export function numbersAbove(path: UnitPath): readonly number[] {
  return numbersOf(path).slice(0, -1);
}

export function numbersOf(path: UnitPath): readonly number[] {
  return path.split('/').slice(1, -1).map(Number);
}

/** The paths of the units above, the root first. */
export function pathsAbove(path: UnitPath): readonly UnitPath[] {
  const numbers = numbersAbove(path);
  return numbers.map((_, index) => `/${numbers.slice(0, index + 1).join('/')}/`);
}

export function isBelowOrSame(path: UnitPath, ancestor: UnitPath): boolean {
  return path.startsWith(ancestor);
}
