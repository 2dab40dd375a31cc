import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf } from './processes.mjs';

/**
 * Holds the data folder for this process. A lock whose holder is gone, or whose process id somebody
 * else has by now, is taken over.
 *
 * @param {string} dataDir
 * @returns {() => void} gives it back
 * @throws when another `npm start` runs over the same folder
 */
export function lockFolder(dataDir) {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'lock');
  const mine = JSON.stringify({ pid: process.pid, identity: identityOf(process.pid) });
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(path, mine, { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = holderOf(path);
    if (holder && identityOf(holder.pid) === holder.identity) throw new Error(inUse(dataDir, holder.pid));
    rmSync(path, { force: true });
  }
  throw new Error(inUse(dataDir, 'unknown'));
}

function holderOf(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function inUse(dataDir, pid) {
  return `Another npm start (process ${pid}) runs over ${dataDir}. Stop it, or give another folder with --data`;
}
