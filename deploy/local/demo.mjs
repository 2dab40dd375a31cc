import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './root.mjs';

const PROGRAM = join(ROOT, 'deploy', 'demo', 'seed.mjs');

/**
 * Loads the demo once into a data folder, and remembers its report there; a later start only reads it.
 *
 * @returns {Promise<Record<string, unknown>>} the seed's report: `accounts` for the table, figures, `invariants`
 */
export async function loadDemo({ dataDir, baseUrl, options, note }) {
  const done = join(dataDir, 'seeded.json');
  if (existsSync(done)) return JSON.parse(readFileSync(done, 'utf8'));
  if (!existsSync(PROGRAM)) {
    note('there is no demo to load: skipped');
    return {};
  }
  const { seed } = await import(pathToFileURL(PROGRAM).href);
  const report = (await seed({ baseUrl, dataDir, log: note, once: options.once })) ?? {};
  // By one rename: half a report would be taken for a loaded demo.
  writeFileSync(`${done}.new`, JSON.stringify(report, null, 2), { mode: 0o600 });
  renameSync(`${done}.new`, done);
  return report;
}
