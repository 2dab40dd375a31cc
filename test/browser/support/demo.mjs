import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clockOffsetFile } from '../../../deploy/local/environment.mjs';
import { freePort } from '../../../deploy/local/ports.mjs';

/** The last line of the table that `npm start` prints once the demo is loaded. */
const UP = '停止 stop';

/** A Friday with nothing special about it. Pictures can only be compared when the demo ends on one and the same day. */
const TODAY = '2026-11-20';
/** Nothing is noticed late by itself: on which of the story's days it would be told depends on the machine. */
const NO_SWEEP_MS = String(24 * 3_600_000);

/**
 * `npm start` with data of its own in a temporary folder, as if it were TODAY.
 *
 * @returns {Promise<{ url: string, offsetMs: string, stop: () => Promise<void> }>} `offsetMs` is between its clock and ours
 */
export async function startDemo() {
  const data = mkdtempSync(join(tmpdir(), 'guantong-browser-'));
  const [dataDir, port] = [join(data, 'data'), await freePort()];
  const args = ['deploy/local/start.mjs', '--data', dataDir, '--port', String(port)];
  const env = { ...process.env, DEMO_TODAY: TODAY, SWEEP_PERIOD_MS: NO_SWEEP_MS };
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const stop = async () => {
    child.kill('SIGINT');
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  try {
    await untilUp(child);
  } catch (error) {
    await stop();
    throw error;
  }
  const offsetMs = readFileSync(clockOffsetFile(dataDir), 'utf8');
  return { url: `http://127.0.0.1:${port}`, offsetMs, stop };
}

function untilUp(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.includes(UP)) resolve();
    });
    child.once('close', (code) => reject(new Error(`npm start ended with ${code}:\n${said.slice(-2_000)}`)));
  });
}
