import { existsSync, mkdirSync, mkdtempSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clockOffsetFile } from './environment.mjs';
import { guard } from './guard.mjs';
import { lockFolder } from './lock.mjs';

const FOLDERS = ['logs', 'staging', 'evidence'];
const MOST_LOG_BYTES = 20 * 1024 * 1024;

/**
 * Takes the data folder for this process: the given one, or a temporary one that is removed when
 * this process ends.
 *
 * @returns {Promise<string>} its path
 */
export async function openDataFolder({ data }, running) {
  const dataDir = data ?? mkdtempSync(join(tmpdir(), 'guantong-'));
  const release = lockFolder(dataDir);
  await running.add({ name: 'data folder', group: 'data', stop: release });
  if (!data) running.watch = guard(dataDir);
  for (const folder of FOLDERS) mkdirSync(join(dataDir, folder), { recursive: true, mode: 0o700 });
  if (!existsSync(clockOffsetFile(dataDir))) writeFileSync(clockOffsetFile(dataDir), '0\n');
  return dataDir;
}

/** Where a part writes its log; a long one is put aside first, over the one before it. */
export function logFileIn(dataDir, name) {
  const path = join(dataDir, 'logs', `${name}.log`);
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MOST_LOG_BYTES) renameSync(path, `${path}.1`);
  return path;
}
