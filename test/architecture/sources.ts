import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from './cruise.js';

/** A file of the project, or a made-up one that shows a check biting. */
export interface Source {
  /** From the project's root. */
  readonly path: string;
  readonly text: string;
}

const OURS = ['apps', 'libs', 'deploy', 'test'];

/** Files by glob patterns from the project's root; nothing that is built, installed or a fixture. */
export function sourcesOf(...patterns: string[]): readonly Source[] {
  return globSync(patterns, { cwd: ROOT, exclude: (name) => name.includes('node_modules') })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.startsWith('test/fixtures/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

/** Every TypeScript file of the services and libs that runs in production. */
export function productionSources(): readonly Source[] {
  return sourcesOf('{apps,libs}/*/src/**/*.ts').filter(
    ({ path }) => !/\.(int-|e2e-)?spec\.ts$/.test(path) && !path.startsWith('apps/web/'),
  );
}

/** Every file and folder name of ours, from the root. */
export function allPaths(): readonly string[] {
  return globSync(
    OURS.map((folder) => `${folder}/**/*`),
    { cwd: ROOT, exclude: (name) => name.includes('node_modules') },
  )
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.startsWith('test/fixtures/') && !path.startsWith('apps/web/'))
    .sort();
}

/** Calls `visit` with every node, parents first, and gathers what it returns. */
export function gather<T>(source: Source, visit: (node: ts.Node, file: ts.SourceFile) => T | undefined): T[] {
  const file = ts.createSourceFile(source.path, source.text, ts.ScriptTarget.Latest, true);
  const found: T[] = [];
  const walk = (node: ts.Node) => {
    const result = visit(node, file);
    if (result !== undefined) found.push(result);
    ts.forEachChild(node, walk);
  };
  walk(file);
  return found;
}

/** `apps/x/src/y.ts:12`, for a report that can be clicked. */
export function placeOf(source: Source, node: ts.Node, file: ts.SourceFile): string {
  return `${source.path}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}`;
}
