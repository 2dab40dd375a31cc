/**
 * A set of units by their place in the tree. A path ends in `/`, so that `/1/12/` never covers
 * `/1/120/`. The SQL form of the same predicate lives in libs/persistence.
 */
export class Scope {
  private constructor(
    readonly subtrees: readonly string[],
    readonly units: readonly string[],
  ) {}

  static readonly nothing = new Scope([], []);

  static ofSubtrees(paths: readonly string[]): Scope {
    return new Scope(withoutCovered(paths), []);
  }

  static ofUnits(paths: readonly string[]): Scope {
    return new Scope([], [...new Set(paths)]);
  }

  covers(path: string): boolean {
    return this.units.includes(path) || this.subtrees.some((subtree) => path.startsWith(subtree));
  }

  union(other: Scope): Scope {
    return new Scope(withoutCovered([...this.subtrees, ...other.subtrees]), [
      ...new Set([...this.units, ...other.units]),
    ]);
  }

  get isEmpty(): boolean {
    return this.subtrees.length === 0 && this.units.length === 0;
  }
}

/** The places at and above `path`, the root first: `/1/12/` → `['/1/', '/1/12/']`. */
export function pathsUpTo(path: string): string[] {
  const numbers = path.split('/').filter(Boolean);
  return numbers.map((_, index) => `/${numbers.slice(0, index + 1).join('/')}/`);
}

function withoutCovered(paths: readonly string[]): readonly string[] {
  const unique = [...new Set(paths)];
  return unique.filter((path) => !unique.some((other) => other !== path && path.startsWith(other)));
}
