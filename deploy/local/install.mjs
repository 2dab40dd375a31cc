import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

const LOCK = join(ROOT, 'package-lock.json');
const INSTALLED = join(ROOT, 'node_modules', '.package-lock.json');
const STAMP = join(ROOT, 'node_modules', '.guantong-lock');

/** Installs the packages of the lock file, unless that was done since it last changed. */
export function install(note) {
  if (!isStale()) return;
  note('installing packages (npm ci)');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  // Standard output belongs to the report.
  const run = spawnSync('npm', args, { cwd: ROOT, stdio: ['ignore', 2, 2], env: environment() });
  if (run.status !== 0) throw new Error('The packages could not be installed (npm ci): see above');
  writeFileSync(STAMP, lockHash());
}

function isStale() {
  if (!existsSync(INSTALLED)) return true;
  if (statSync(LOCK).mtimeMs <= statSync(INSTALLED).mtimeMs) return false;
  return !existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== lockHash();
}

function lockHash() {
  return createHash('sha256').update(readFileSync(LOCK)).digest('hex');
}

/** Under NODE_ENV=production npm would leave out what builds the services. */
function environment() {
  return { ...process.env, NODE_ENV: 'development' };
}
