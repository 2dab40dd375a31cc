import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Newest first. The binary needs only an old glibc, so that a newer suite's runs on an older Debian. */
const NEWER_SUITES = ['forky', 'trixie'];
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * Fetches the nats-server package with apt itself, which checks Debian's signature: from a newer suite
 * of the mirrors this machine is set to, else from its own suite. Nothing is installed: the package is
 * unpacked into `folder`, and apt's own lists are left as they are.
 *
 * @param {{ folder: string, isUsable: (path: string) => boolean, log: (line: string) => void }} options
 * @returns {string | undefined} path of a binary that runs here
 */
export function fetchFromDebian({ folder, isUsable, log }) {
  if (!existsSync('/usr/bin/apt-get') || !existsSync('/usr/bin/dpkg-deb')) return undefined;
  const mirrors = debianMirrors();
  for (const suite of mirrors.length > 0 ? NEWER_SUITES : []) {
    log(`fetching nats-server from Debian ${suite}`);
    const found = unpacked(downloadFromSuite({ folder: join(folder, suite), suite, mirrors }));
    if (found && isUsable(found)) return found;
  }
  log("fetching nats-server from this machine's own Debian suite");
  const own = join(folder, 'own');
  mkdirSync(own, { recursive: true });
  const found = unpacked(apt(['download', 'nats-server'], own) ? own : undefined);
  return found && isUsable(found) ? found : undefined;
}

function downloadFromSuite({ folder, suite, mirrors }) {
  mkdirSync(join(folder, 'lists', 'partial'), { recursive: true });
  mkdirSync(join(folder, 'cache', 'archives', 'partial'), { recursive: true });
  const signed = existsSync(KEYRING) ? `[signed-by=${KEYRING}] ` : '';
  const sources = mirrors.map((mirror) => `deb ${signed}${mirror} ${suite} main`).join('\n');
  writeFileSync(join(folder, 'sources.list'), `${sources}\n`);
  const own = {
    'Dir::Etc::sourcelist': join(folder, 'sources.list'),
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::State::lists': join(folder, 'lists'),
    'Dir::Cache': join(folder, 'cache'),
    'Acquire::Languages': 'none',
  };
  const options = Object.entries(own).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  const done = apt([...options, 'update'], folder) && apt([...options, 'download', 'nats-server'], folder);
  return done ? folder : undefined;
}

/**
 * As root apt would hand the download to an account that cannot write into our folder. Without a
 * network it must be over soon.
 */
function apt(args, cwd) {
  const always = [
    '-qq',
    '-o',
    'APT::Sandbox::User=root',
    '-o',
    'Acquire::Retries=0',
    '-o',
    'Acquire::http::Timeout=10',
  ];
  return spawnSync('apt-get', [...always, ...args], { cwd }).status === 0;
}

function unpacked(folder) {
  const name = folder && readdirSync(folder).find((file) => /^nats-server_.*\.deb$/.test(file));
  if (!name) return undefined;
  const target = join(folder, 'unpacked');
  if (spawnSync('dpkg-deb', ['-x', join(folder, name), target]).status !== 0) return undefined;
  const candidates = ['usr/sbin/nats-server', 'usr/bin/nats-server'].map((path) => join(target, path));
  return candidates.find((path) => existsSync(path));
}

/** The addresses this machine fetches Debian's main archive from, whichever of the two notations it uses. */
function debianMirrors() {
  const files = ['/etc/apt/sources.list', ...partFiles('/etc/apt/sources.list.d')].filter((file) =>
    existsSync(file),
  );
  return mirrorsIn(files.map((file) => readFileSync(file, 'utf8')).join('\n\n'));
}

/**
 * @param {string} sources text of sources.list or of deb822 files
 * @returns {string[]} addresses of Debian's main archive, each once
 */
export function mirrorsIn(sources) {
  const lines = sources.split('\n').filter((line) => !line.trim().startsWith('#'));
  const found = lines.flatMap((line) => {
    const oneLine = /^\s*deb\s+(?:\[[^\]]*\]\s+)?(\S+)\s+\S+.*\bmain\b/.exec(line);
    if (oneLine) return [oneLine[1]];
    return /^URIs:/i.test(line)
      ? line
          .replace(/^URIs:/i, '')
          .trim()
          .split(/\s+/)
      : [];
  });
  return [...new Set(found.map((address) => address.replace(/\/$/, '')))].filter((address) =>
    address.endsWith('/debian'),
  );
}

function partFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.(list|sources)$/.test(name))
    .map((name) => join(folder, name));
}
