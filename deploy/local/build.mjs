// Also a program: npm run build.
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { ROOT } from './root.mjs';

/** What is built by which npm script, and from what. A script that package.json does not have is left out. */
const TARGETS = [
  {
    script: 'build:services',
    sources: ['apps/*/src/**/*', 'libs/*/src/**/*', '.swcrc'],
    except: 'apps/web/',
    output: ['dist/apps', 'dist/libs'],
    stamp: 'dist/.built-services',
  },
  {
    script: 'build:web',
    sources: ['apps/web/{src,public,build}/**/*', 'apps/web/*', 'package-lock.json'],
    output: ['dist/web'],
    stamp: 'dist/.built-web',
  },
];

/** Builds what has changed since it was last built; all of it, or what one script builds. */
export function build(note, only) {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  for (const target of TARGETS.filter(({ script }) => scripts[script] && (only ?? script) === script)) {
    const fingerprint = fingerprintOf(target, scripts[target.script]);
    const stamp = join(ROOT, target.stamp);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) continue;
    note(`building (npm run ${target.script})`);
    // A file whose source is gone must not live on.
    for (const folder of target.output) rmSync(join(ROOT, folder), { recursive: true, force: true });
    const run = spawnSync('npm', ['run', '-s', target.script], { cwd: ROOT, stdio: ['ignore', 2, 2] });
    if (run.status !== 0) throw new Error(`npm run ${target.script} failed: see above`);
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, fingerprint);
  }
}

/** Changes when a source is edited, added or removed, or when the script itself changes. */
function fingerprintOf({ sources, except }, script) {
  const hash = createHash('sha256').update(script);
  for (const path of globSync(sources, { cwd: ROOT }).sort()) {
    if (except && path.startsWith(except)) continue;
    const state = statSync(join(ROOT, path));
    if (state.isFile()) hash.update(`${path} ${state.size} ${state.mtimeMs}\n`);
  }
  return hash.digest('hex');
}

if (process.argv[1] === import.meta.filename) build((line) => process.stderr.write(`${line}\n`));
