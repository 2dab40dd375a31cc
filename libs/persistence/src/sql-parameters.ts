/**
 * Collects the values of one statement and hands out their placeholders, so that no value is ever
 * written into SQL text.
 *
 * ```ts
 * const params = new SqlParameters();
 * const where = `district_id = ${params.bind(district)} and state = any(${params.bind(states)})`;
 * await runSql(dataSource, { text: `select … where ${where}`, values: params.values });
 * ```
 */
export class SqlParameters {
  private readonly bound: unknown[];

  constructor(already: readonly unknown[] = []) {
    this.bound = [...already];
  }

  /** The placeholder (`$3`) of `value`. */
  bind(value: unknown): string {
    this.bound.push(value);
    return `$${this.bound.length}`;
  }

  get values(): unknown[] {
    return this.bound;
  }
}

/** `value` so that LIKE takes each of its characters literally (the default escape character is a backslash). */
export function escapeLike(value: string): string {
  return value.replaceAll(/[\\%_]/g, String.raw`\$&`);
}

/** A LIKE pattern for texts that hold `value` anywhere. */
export function containsPattern(value: string): string {
  return `%${escapeLike(value)}%`;
}

/** A LIKE pattern for texts that begin with `value`. */
export function prefixPattern(value: string): string {
  return `${escapeLike(value)}%`;
}

const IDENTIFIER = /^[a-z_][a-z0-9_]*$/;

/** A name that stands in SQL text unquoted. Throws for anything but lower snake case: names come from code, never from input. */
export function identifier(name: string): string {
  if (!IDENTIFIER.test(name)) throw new TypeError(`not an SQL identifier: ${name}`);
  return name;
}
