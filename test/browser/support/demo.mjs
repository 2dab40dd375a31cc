import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../deploy/local/ports.mjs';

/** The last line of the table that `npm start` prints once the demo is loaded. */
const UP = '停止 stop';

/**
 * `npm start` with data of its own in a temporary folder.
 *
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startDemo() {
  const data = mkdtempSync(join(tmpdir(), 'guantong-browser-'));
  const port = await freePort();
  const args = ['deploy/local/start.mjs', '--data', join(data, 'data'), '--port', String(port)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
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
  return { url: `http://127.0.0.1:${port}`, stop };
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
