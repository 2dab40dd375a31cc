import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '..', '..');

const CONFIG = join(ROOT, '.dependency-cruiser.cjs');
const PROGRAM = join(ROOT, 'node_modules', '.bin', 'depcruise');

/** A broken rule and the file that breaks it, its path from the cruised folder. */
export interface Finding {
  readonly rule: string;
  readonly file: string;
}

interface Rule {
  readonly name: string;
  readonly from: { readonly path?: string };
}

/** The rules as they are. */
export const RULES = (createRequire(import.meta.url)(CONFIG) as { forbidden: readonly Rule[] }).forbidden;

/** Cruises `folders` below `base` by the project's rules. */
export function findingsIn(base: string, folders: readonly string[], config = CONFIG): readonly Finding[] {
  const args = [PROGRAM, '--config', config, '--output-type', 'json', ...folders];
  const run = spawnSync(process.execPath, args, { cwd: base, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (!run.stdout) throw new Error(`dependency-cruiser said nothing: ${run.stderr}`);
  const { summary } = JSON.parse(run.stdout) as {
    summary: { violations: readonly { from: string; rule: { name: string } }[] };
  };
  return summary.violations.map(({ from, rule }) => ({ rule: rule.name, file: from }));
}

/** Writes files that do nothing but import: `type x` imports x for its types alone. */
export function writeTree(base: string, files: Readonly<Record<string, readonly string[]>>): void {
  for (const [path, imports] of Object.entries(files)) {
    const lines = imports.map((name, index) =>
      name.startsWith('type ')
        ? `import type { T${index} } from '${name.slice(5)}';`
        : `import * as m${index} from '${name}';`,
    );
    const used = imports.map((name, index) => (name.startsWith('type ') ? `T${index}` : `typeof m${index}`));
    mkdirSync(join(base, dirname(path)), { recursive: true });
    writeFileSync(join(base, path), [...lines, `export type All = [${used.join(', ')}];`, ''].join('\n'));
  }
}
