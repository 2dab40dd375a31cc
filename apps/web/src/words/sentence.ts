export type Words = Readonly<Record<string, string>>;
export type Values = Readonly<Record<string, unknown>>;

/** A sentence of some words with its values in it, `{{name}}` by `{{name}}`; with a count in its singular or plural. */
export function sentenceOf(words: Words | undefined, key: string, values: Values = {}): string | undefined {
  const said = formOf(words ?? {}, key, values['count']);
  return said?.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** Only English has singulars, and only where it needs one; what is counted without is the same for every number. */
function formOf(words: Words, key: string, count: unknown): string | undefined {
  if (typeof count !== 'number') return words[key];
  return (count === 1 ? words[`${key}_one`] : undefined) ?? words[`${key}_other`] ?? words[key];
}
