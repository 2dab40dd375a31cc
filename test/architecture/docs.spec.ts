import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './cruise.js';
import { settingsTable } from './settings-table.js';
import { sourcesOf, type Source } from './sources.js';

const OPERATIONS = join(ROOT, 'docs', 'operations.md');
const TABLE = /(<!-- settings:.*?-->\n)(?:.*?)(<!-- \/settings -->)/s;

const documents = sourcesOf('*.md', 'docs/**/*.md', 'deploy/**/*.md');
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** Paths of ours named in a document, or given to a command in it, that do not exist. */
function missingPaths({ path, text }: Source): readonly string[] {
  const named = [...text.matchAll(/[`(\s](\.?\/?(?:apps|libs|deploy|docs|test|\.ci)\/[\w./-]+)/g)].map(
    ([, name]) => name!,
  );
  const linked = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => join(path, '..', link!));
  return [...named, ...linked]
    .map((name) => name.replace(/[.:,;]+$/, ''))
    .filter((name) => !existsSync(join(ROOT, name)) && !isTestPattern(name));
}

/** Jest takes the beginning of a path. */
function isTestPattern(name: string): boolean {
  const endings = ['.spec.ts', '.int-spec.ts', '.e2e-spec.ts'];
  return endings.some((ending) => existsSync(join(ROOT, `${name}${ending}`)));
}

function unknownScripts({ text }: Source): readonly string[] {
  const run = [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name]) => name!);
  const short = [...text.matchAll(/npm (start|test)\b/g)].map(([, name]) => name!);
  return [...run, ...short].filter((name) => !(name in scripts));
}

describe('the documents', () => {
  it('notice what is not there', () => {
    const text = 'see `apps/nowhere/x.ts`, [here](./gone.md), `npm run -s dance`, `npm start`';
    expect(missingPaths({ path: 'docs/made-up.md', text })).toEqual(['apps/nowhere/x.ts', 'docs/gone.md']);
    expect(unknownScripts({ path: 'docs/made-up.md', text })).toEqual(['dance']);
  });

  it.each(documents)('$path names only files and scripts that exist', (document) => {
    expect(missingPaths(document)).toEqual([]);
    expect(unknownScripts(document)).toEqual([]);
  });

  it.each(documents)('$path leaves nothing to be done later', ({ text }) => {
    expect(text).not.toMatch(/\b(TODO|FIXME|TBD)\b/);
  });

  it('show the settings as the programs declare them', () => {
    const text = readFileSync(OPERATIONS, 'utf8');
    const wanted = text.replace(
      TABLE,
      (_, begin: string, end: string) => `${begin}\n${settingsTable()}\n\n${end}`,
    );
    expect(text).toMatch(TABLE);
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(OPERATIONS, wanted);
    else expect(text).toBe(wanted);
  });

  it('number decisions once, each short', () => {
    const records = documents.filter(({ path }) => path.startsWith('docs/adr/'));
    const numbers = records.map(({ path }) => path.slice('docs/adr/'.length, 'docs/adr/'.length + 4));
    expect(new Set(numbers).size).toBe(records.length);
    for (const { path, text } of records) {
      expect(text).toMatch(new RegExp(`^# ${path.slice('docs/adr/'.length, 'docs/adr/'.length + 4)}\\. `));
      for (const part of ['Status: ', '## Context', '## Decision', '## Consequences'])
        expect(text).toContain(part);
    }
    const long = records.filter(({ text }) => text.trimEnd().split('\n').length > 42).map(({ path }) => path);
    expect(long).toEqual([]);
  });
});
