/** `npm run test:browser`: Chromium over the real platform with the demo; what follows `--` goes to Playwright. */
import { spawn } from 'node:child_process';
import { fail } from '../../deploy/local/fail.mjs';
import { ensureChromium } from './support/chromium.mjs';
import { startDemo } from './support/demo.mjs';

const CLI = 'node_modules/@playwright/test/cli.js';
const CONFIG = 'test/browser/playwright.config.mjs';

async function main() {
  const chromium = ensureChromium();
  const demo = process.env['GUANTONG_URL'] ? null : await startDemo();
  try {
    process.exitCode = await play({
      GUANTONG_URL: process.env['GUANTONG_URL'] ?? demo.url,
      CHROMIUM: chromium.path,
      CHROMIUM_VERSION: chromium.version,
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
