import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findingsIn, ROOT, RULES, writeTree, type Finding } from './cruise.js';
import { BESIDE, CLEAN, VIOLATIONS } from './import-violations.js';

const OWED = JSON.parse(
  readFileSync(join(ROOT, 'test', 'architecture', 'owed-imports.json'), 'utf8'),
) as readonly {
  readonly rule: string;
  readonly file: string;
}[];

describe('the rules about imports', () => {
  let tree: string;
  let findings: readonly Finding[];

  beforeAll(() => {
    tree = mkdtempSync(join(tmpdir(), 'guantong-imports-'));
    symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
    for (const file of ['package.json', 'tsconfig.json']) copyFileSync(join(ROOT, file), join(tree, file));
    writeTree(tree, CLEAN);
  }, 60_000);

  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  it('find nothing in a tree that keeps them', () => {
    expect(findingsIn(tree, ['apps', 'libs'])).toEqual([]);
  }, 60_000);

  it('are each broken by a file of the table', () => {
    expect([...new Set(VIOLATIONS.map(({ rule }) => rule))].sort()).toEqual(
      RULES.map(({ name }) => name).sort(),
    );
  });

  it('find every file of the table, under the name of its rule', () => {
    writeTree(tree, Object.fromEntries(VIOLATIONS.map(({ file, imports }) => [file, imports])));
    writeTree(tree, BESIDE);
    findings = findingsIn(tree, ['apps', 'libs']);
    const silent = VIOLATIONS.filter(
      ({ rule, file }) => !findings.some((finding) => finding.rule === rule && finding.file === file),
    );
    expect(silent).toEqual([]);
  }, 60_000);

  it('find nothing in the project', () => {
    expect(findingsIn(ROOT, ['apps', 'libs', 'test'])).toEqual([]);
  }, 120_000);

  it('excuse no file that needs no excuse', () => {
    const strict = join(tree, 'strict.cjs');
    const source = readFileSync(join(ROOT, '.dependency-cruiser.cjs'), 'utf8');
    writeFileSync(strict, source.replace("require('./test/architecture/owed-imports.json')", '[]'));
    const found = findingsIn(ROOT, ['apps', 'libs'], strict);
    const needless = OWED.filter(
      ({ rule, file }) => !found.some((finding) => finding.rule === rule && finding.file === file),
    );
    expect(needless).toEqual([]);
  }, 120_000);

  it('know every room of every service', () => {
    const known = RULES.flatMap(({ name }) =>
      name.startsWith('lib-') ? [] : (/^(.+)-imports$/.exec(name)?.[1] ?? []),
    );
    const services = readdirSync(join(ROOT, 'apps')).filter((app) => !['gateway', 'web'].includes(app));
    const rooms = services.flatMap((app) =>
      readdirSync(join(ROOT, 'apps', app, 'src'), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => ({ app, room: name })),
    );
    expect(rooms.filter(({ room }) => !known.includes(room))).toEqual([]);
  });

  it('know every lib', () => {
    const libs = readdirSync(join(ROOT, 'libs')).filter((name) =>
      existsSync(join(ROOT, 'libs', name, 'src')),
    );
    const ruled = RULES.flatMap(({ name }) => /^lib-(.+)-imports$/.exec(name)?.[1] ?? []);
    expect(libs.sort()).toEqual(ruled.sort());
  });
});
