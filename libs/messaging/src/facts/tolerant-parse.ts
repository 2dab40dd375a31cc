import type { z } from 'zod';

/**
 * Parses what a newer owner may have written: fields that this release does not know yet are passed
 * over (an added optional field is not a new version), everything else must fit. Throws a `ZodError`.
 */
export function parseTolerantly<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const strict = schema.safeParse(value);
  if (strict.success) return strict.data;
  const unknown = strict.error.issues.filter((issue) => issue.code === 'unrecognized_keys');
  if (unknown.length === 0 || unknown.length < strict.error.issues.length) throw strict.error;
  const known = structuredClone(value);
  for (const { path, keys } of unknown) remove(at(known, path), keys);
  return schema.parse(known);
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown>)[key], value);
}

function remove(part: unknown, keys: readonly string[]): void {
  for (const key of keys) delete (part as Record<string, unknown>)[key];
}
