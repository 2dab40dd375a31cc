// Scores the grammar on the test documents and measures its speed.
//   npm run --silent bench:documents            scores and speed
//   npm run --silent bench:documents -- --list  every miss as well
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const OTHERS = process.argv.includes('--more') ? 'more' : '';
const FIXTURES = join(ROOT, 'test/fixtures/documents', OTHERS);
const LARGE_TEXT_BYTES = 1_000_000;
const ROUNDS = 5;

const { decompose, toPrediction } = await import(
  pathToFileURL(join(ROOT, 'dist/libs/documents/src/index.js')).href
);
const write = (line) => process.stdout.write(`${line}\n`);

const ids = readdirSync(FIXTURES)
  .filter((name) => name.endsWith('.gold.json'))
  .map((name) => name.replace('.gold.json', ''));
const texts = new Map(ids.map((id) => [id, readFileSync(join(FIXTURES, `${id}.txt`), 'utf8')]));

const folder = mkdtempSync(join(tmpdir(), 'documents-'));
try {
  for (const [id, text] of texts) {
    writeFileSync(join(folder, `${id}.pred.json`), JSON.stringify(toPrediction(decompose(text))));
  }
  const list = process.argv.includes('--list') ? ['--list'] : [];
  const scored = spawnSync(
    process.execPath,
    [join(ROOT, 'test/fixtures/documents/score.mjs'), '--dir', FIXTURES, folder, ...list],
    {
      encoding: 'utf8',
    },
  );
  const from = list.length > 0 ? 0 : scored.stdout.indexOf('TOTAL');
  write(scored.stdout.slice(from).trimEnd());
} finally {
  rmSync(folder, { recursive: true });
}

const joined = [...texts.values()].join('\n');
const bytes = Buffer.byteLength(joined);
const large = joined
  .repeat(Math.ceil(LARGE_TEXT_BYTES / bytes))
  .slice(0, Math.round((joined.length * LARGE_TEXT_BYTES) / bytes));
const times = [];
for (let round = 0; round < ROUNDS; round++) {
  const started = performance.now();
  decompose(large);
  times.push(performance.now() - started);
}
const middle = times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
write(
  `  speed: ${(Buffer.byteLength(large) / 1e6).toFixed(2)} MB of text in ${Math.round(middle)} ms (median of ${ROUNDS})`,
);
