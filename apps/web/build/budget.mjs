/**
 * What each entry loads before somebody sees its first content, compressed, against its budget.
 * `npm run --silent web:budget -- --json`; the last line is the result, and the exit code follows it.
 *
 * Counted: the page, the entry and everything it imports, its styles, the application that a first code asks for,
 * and the code and words of every screen that can be somebody's home. The heaviest home counts.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from '../../../deploy/local/build.mjs';
import { homesOf, screensIn } from './homes.mjs';

const BUDGET_KB = { phone: 130, desk: 480 };
/** What an entry asks for by itself, whoever opens it. */
const ASKED_FOR = { phone: ['src/phone/start.tsx'], desk: [] };

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const note = (line) => process.stderr.write(`${line}\n`);
const folder = resolve(import.meta.dirname, '..', '..', '..', 'dist', 'web');

build(note, 'build:web');
const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));

/** Files that a module of the manifest brings along: itself, what it imports at once, and their styles. */
function filesOf(name, found = new Set()) {
  const chunk = manifest[name];
  if (!chunk) throw new Error(`the build has no ${name}`);
  if (found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const style of chunk.css ?? []) found.add(style);
  for (const imported of chunk.imports ?? []) filesOf(imported, found);
  return found;
}

const sizeOf = (file) => gzipSync(readFileSync(join(folder, file)), { level: 6 }).length;

function measure(entry) {
  const page = `${entry}.html`;
  const here = screensIn(entry);
  const homes = homesOf(entry).map(({ screen, words }) => {
    const files = new Set([page, ...filesOf(page)]);
    const fetched = here.includes(screen)
      ? []
      : [screen, ...words.map((area) => `src/words/zh-CN/${area}.ts`)];
    for (const name of [...ASKED_FOR[entry], ...fetched]) {
      for (const file of filesOf(name)) files.add(file);
    }
    const sizes = [...files].map((file) => [file, sizeOf(file)]);
    return { screen, sizes, bytes: sizes.reduce((sum, [, bytes]) => sum + bytes, 0) };
  });
  return homes.sort((a, b) => b.bytes - a.bytes)[0];
}

const inKb = (bytes) => Math.round(bytes / 102.4) / 10;
const [phone, desk] = ['phone', 'desk'].map(measure);
if (!values.json) {
  for (const { screen, sizes } of [phone, desk]) {
    note(screen);
    for (const [file, bytes] of sizes.sort((a, b) => b[1] - a[1]))
      note(`  ${String(inKb(bytes)).padStart(6)} kB  ${file}`);
  }
}
const result = {
  ok: inKb(phone.bytes) <= BUDGET_KB.phone && inKb(desk.bytes) <= BUDGET_KB.desk,
  phoneEntryKb: inKb(phone.bytes),
  phoneBudgetKb: BUDGET_KB.phone,
  phoneHome: phone.screen,
  deskFirstRouteKb: inKb(desk.bytes),
  deskBudgetKb: BUDGET_KB.desk,
  deskHome: desk.screen,
};
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exitCode = result.ok ? 0 : 1;
