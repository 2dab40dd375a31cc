/** `npm run test:browser`: Chromium over the real platform with the demo; what follows `--` goes to Playwright. */
import { spawn } from 'node:child_process';
import { fail } from '../../deploy/local/fail.mjs';
import { ensureChromium } from './support/chromium.mjs';
import { startDemo } from './support/demo.mjs';
import { recordChromium, whyNotCompared } from './support/taken-with.mjs';

const CLI = 'node_modules/@playwright/test/cli.js';
const CONFIG = 'test/browser/playwright.config.mjs';

async function main() {
  const chromium = ensureChromium();
  const demo = process.env['GUANTONG_URL'] ? null : await startDemo();
  if (demo && process.argv.includes('--update-snapshots')) recordChromium(chromium.version);
  const reason = whyNotCompared({ version: chromium.version, isOurDemo: demo !== null });
  if (reason) process.stderr.write(`PICTURES ARE NOT COMPARED: ${reason}\n`);
  try {
    process.exitCode = await play({
      GUANTONG_URL: process.env['GUANTONG_URL'] ?? demo.url,
      CHROMIUM: chromium.path,
      CHROMIUM_VERSION: chromium.version,
      CLOCK_OFFSET_MS: demo?.offsetMs ?? '0',
      PICTURES_NOT_COMPARED: reason ?? '',
    });
  } finally {
    await demo?.stop();
  }
}

function play(settings) {
  const child = spawn(process.execPath, [CLI, 'test', '-c', CONFIG, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, ...settings },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

main().catch(fail);
