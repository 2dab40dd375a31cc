import { defineConfig } from '@playwright/test';

/** No test leaves this machine, and Chromium asks nobody else by itself. */
const ALONE = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
];

export const DESK = { width: 1366, height: 768 };
export const PHONE = { width: 360, height: 740 };

export default defineConfig({
  testDir: './specs',
  testMatch: '*.browser.mjs',
  // One demo for all: they change it, and two cores are not many.
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  outputDir: '../../node_modules/.cache/browser-tests',
  snapshotPathTemplate: '{testDir}/../pictures/{arg}{ext}',
  metadata: { chromium: process.env['CHROMIUM_VERSION'] },
  use: {
    baseURL: process.env['GUANTONG_URL'],
    locale: 'zh-CN',
    // The machine's own zone must not matter.
    timezoneId: 'America/New_York',
    viewport: DESK,
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: process.env['CHROMIUM'], args: ALONE },
  },
});
