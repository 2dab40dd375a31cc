// Takes one directive document apart and prints the prediction JSON (test/fixtures/documents/prediction.schema.json).
//   npm run --silent directive:parse -- FILE [--reference-date YYYY-MM-DD] [--draft]
// --draft prints the whole directive-draft/1 instead.
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { fail } from './fail.mjs';
import { ROOT } from './root.mjs';

const LIBRARY = join(ROOT, 'dist/libs/documents/src/index.js');

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'reference-date': { type: 'string' }, draft: { type: 'boolean' } },
  });
  const [file] = positionals;
  if (file === undefined)
    throw new Error('usage: directive:parse -- FILE [--reference-date YYYY-MM-DD] [--draft]');
  const referenceDate = values['reference-date'];
  if (referenceDate !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(referenceDate)) {
    throw new Error(`--reference-date wants YYYY-MM-DD, not ${referenceDate}`);
  }
  if (!existsSync(LIBRARY)) build((line) => process.stderr.write(`${line}\n`));
  const { decompose, readDocument, toPrediction } = await import(pathToFileURL(LIBRARY).href);
  const document = await readDocument(readFileSync(file), basename(file));
  for (const { message } of document.warnings) process.stderr.write(`${message}\n`);
  const draft = decompose(document.text, {
    fileName: basename(file),
    decodedFrom: document.decodedFrom,
    generatedRanges: document.generatedRanges,
    ...(referenceDate === undefined ? {} : { referenceDate }),
  });
  process.stdout.write(`${JSON.stringify(values.draft ? draft : toPrediction(draft), null, 1)}\n`);
}

main().catch(fail);
