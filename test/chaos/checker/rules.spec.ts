import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULE_MODULES } from './rules.mjs';

const ROOT = join(import.meta.dirname, '../../..');

/** What a module of the platform, by its path without ending, does not export of what is taken from it. */
function missingFrom(path: string, names: readonly string[]): readonly string[] {
  const file = join(ROOT, `${path}.ts`);
  if (!existsSync(file)) return [path];
  const text = readFileSync(file, 'utf8');
  return names.filter((name) => !new RegExp(`^export (function|const|class) ${name}\\b`, 'm').test(text));
}

describe('the rules that the checker takes from the platform', () => {
  it('are missed when a module moves or renames them', () => {
    expect(missingFrom('libs/kernel/src/nowhere', ['x'])).toEqual(['libs/kernel/src/nowhere']);
    expect(missingFrom('libs/kernel/src/holidays', ['NO_HOLIDAYS'])).toEqual(['NO_HOLIDAYS']);
  });

  it.each(Object.entries(RULE_MODULES))('stand in %s', (path, names) => {
    expect(missingFrom(path, names)).toEqual([]);
  });
});
