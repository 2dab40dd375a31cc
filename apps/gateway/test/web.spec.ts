import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { openGateway, type GatewayFixture } from './gateway-fixture.js';

const SCRIPT = 'export const words = "贯通";\n'.repeat(100);
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 14_0 like Mac OS X) Version/14.0 Mobile/15E148 Safari/604.1';

let folder: string;
let gateway: GatewayFixture;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guantong-web-'));
  mkdirSync(join(folder, 'web', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'not of the web');
  writeFileSync(join(folder, 'web', 'desk.html'), '<title>desk</title>');
  writeFileSync(join(folder, 'web', 'phone.html'), '<title>phone</title>');
  writeFileSync(join(folder, 'web', 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(folder, 'web', 'assets', 'desk-Abc123.js'), SCRIPT);
  writeFileSync(join(folder, 'web', 'assets', 'desk-Abc123.js.gz'), gzipSync(SCRIPT));
  gateway = await openGateway({ webDir: join(folder, 'web') });
});

afterAll(async () => {
  await gateway.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${gateway.url}${path}`, { redirect: 'manual', headers });

describe('the pages', () => {
  it.each(['desk', 'phone'])(
    'of /%s answer for every address below it, and are asked for every time',
    async (entry) => {
      for (const path of [`/${entry}`, `/${entry}/tasks/0198`, `/${entry}/a/b/c?state=closed`]) {
        const page = await get(path);
        expect([page.status, await page.text()]).toEqual([200, `<title>${entry}</title>`]);
        expect(page.headers.get('content-type')).toMatch(/^text\/html/);
        expect(page.headers.get('cache-control')).toBe('no-cache');
        expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
        expect(page.headers.get('content-security-policy')).not.toMatch(/script-src|unsafe-eval/);
      }
    },
  );

  it('are no answer to addresses that are none of theirs', async () => {
    for (const path of ['/nothing', '/desktop', '/api/v1/nothing', '/deskbound/x']) {
      const answer = await get(path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(answer.headers.get('content-type')).toMatch(/problem\+json/);
    }
  });

  it('are shown by the address that the browser is for', async () => {
    const [computer, phone] = [await get('/'), await get('/', { 'user-agent': IPHONE })];
    expect([computer.status, computer.headers.get('location')]).toEqual([302, '/desk']);
    expect([phone.status, phone.headers.get('location')]).toEqual([302, '/phone']);
    expect(phone.headers.get('vary')).toContain('user-agent');
  });

  it('are there although nobody knows whose session it is', async () => {
    const before = gateway.asked.count;
    const page = await get('/desk', { cookie: 'guantong=some-token-of-twenty-characters' });
    expect(page.status).toBe(200);
    expect(gateway.asked.count).toBe(before);
  });
});

describe('the files of the pages', () => {
  it('are kept for good', async () => {
    const file = await get('/assets/desk-Abc123.js', { 'accept-encoding': 'identity' });
    expect([file.status, await file.text()]).toEqual([200, SCRIPT]);
    expect(file.headers.get('content-type')).toMatch(/javascript/);
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('travel as they were compressed at the build', async () => {
    const file = await get('/assets/desk-Abc123.js', { 'accept-encoding': 'gzip' });
    expect(file.headers.get('content-encoding')).toBe('gzip');
    expect(file.headers.get('vary')).toContain('accept-encoding');
    expect(Number(file.headers.get('content-length'))).toBe(gzipSync(SCRIPT).length);
    expect(await file.text()).toBe(SCRIPT);
  });

  it.each([
    '/assets/gone-Abc123.js',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets/',
  ])('are nothing else that lies on the disk: %s', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(await answer.text()).not.toContain('not of the web');
  });
});

describe('a whole office behind one address', () => {
  it('is not kept from the pages by the limit that the API has', async () => {
    const narrow = await openGateway({ webDir: join(folder, 'web'), requestsPerMinute: 3 });
    try {
      const pages = await Promise.all(Array.from({ length: 20 }, () => fetch(`${narrow.url}/desk`)));
      expect(pages.map(({ status }) => status)).toEqual(Array(20).fill(200));
      const asked = await Promise.all(Array.from({ length: 5 }, () => fetch(`${narrow.url}/api/v1/session`)));
      expect(asked.map(({ status }) => status).sort()).toEqual([401, 401, 401, 429, 429]);
    } finally {
      await narrow.close();
    }
  });
});

describe('a gateway without a web application', () => {
  it('shows what there is to call, and answers 404 for the pages', async () => {
    const bare = await openGateway({ webDir: join(folder, 'none') });
    try {
      const home = await fetch(bare.url, { redirect: 'manual' });
      expect([home.status, home.headers.get('location')]).toEqual([302, '/api/reference']);
      expect((await fetch(`${bare.url}/desk`)).status).toBe(404);
      expect((await fetch(`${bare.url}/assets/x.js`)).status).toBe(404);
    } finally {
      await bare.close();
    }
  });
});
