import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** The Chromium with which every picture was taken. */
const FILE = new URL('../pictures/chromium.txt', import.meta.url);

const majorOf = (version) => /\d+/.exec(version)?.[0] ?? 'none';

/**
 * Another Chromium paints letters otherwise, and a demo of another day shows other days: then a difference says nothing.
 *
 * @returns {string | null}
 */
export function whyNotCompared({ version, isOurDemo }) {
  if (!isOurDemo) return 'this platform does not stand on the day of the pictures';
  const taken = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  if (majorOf(taken) === majorOf(version)) return null;
  return `they were taken with Chromium ${majorOf(taken)}, and this is ${majorOf(version)}`;
}

export function recordChromium(version) {
  writeFileSync(FILE, `${version}\n`);
}
