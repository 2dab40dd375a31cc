import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PATH = '/usr/bin/chromium';
/** Without a Chinese font every screenshot would be of empty boxes. */
const PACKAGES = ['chromium', 'fonts-noto-cjk'];

/**
 * Debian's Chromium with a Chinese font; installed when it is missing and we may.
 *
 * @returns {{ path: string, version: string }}
 */
export function ensureChromium() {
  if (!existsSync(PATH) || !hasChineseFont()) install();
  const { stdout, status } = spawnSync(PATH, ['--version', '--no-sandbox'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${PATH} does not run`);
  process.stderr.write(`${stdout.trim()}\n`);
  return { path: PATH, version: stdout.trim() };
}

function hasChineseFont() {
  const { stdout } = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return Boolean(stdout?.trim());
}

function install() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(`Browser tests need these packages of Debian: apt-get install ${PACKAGES.join(' ')}`);
  }
  process.stderr.write(`installing ${PACKAGES.join(' and ')}\n`);
  const quietly = ['-qq', '-o', 'Dpkg::Use-Pty=0'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...PACKAGES]]) {
    const { status, stderr } = spawnSync('apt-get', [...quietly, ...args], { env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`apt-get ${args[0]} failed:\n${stderr}`);
  }
}
