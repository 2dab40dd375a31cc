import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  clockFrom,
  ConfigError,
  databaseSettings,
  describeSettings,
  districtSettings,
  httpSettings,
  loadConfig,
  natsSettings,
  OffsetFileClock,
  sweepSettings,
  type Settings,
} from './index.js';

function mistakesOf(settings: Settings, env: Record<string, string>): readonly string[] {
  try {
    loadConfig(settings, env);
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
  return [];
}

function withFile<T>(content: string, use: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'config-spec-'));
  try {
    writeFileSync(join(folder, 'file'), content);
    return use(join(folder, 'file'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('loading the environment', () => {
  it('gives typed values, and the fallback for what is missing or empty', () => {
    const config = loadConfig(
      { ...httpSettings, ...sweepSettings, ...natsSettings },
      { HTTP_PORT: '3000', COOKIE_SECURE: 'false', SWEEP_PERIOD_MS: '', NATS_URL: 'nats://127.0.0.1:4222' },
    );
    expect(config).toEqual({
      httpPort: 3000,
      httpHost: '127.0.0.1',
      cookieSecure: false,
      trustedProxies: undefined,
      sweepPeriodMs: 60_000,
      natsUrl: 'nats://127.0.0.1:4222',
      natsUser: undefined,
      natsPassword: undefined,
    });
  });

  it('reports every mistake at once, with its name, its value and what the setting is for', () => {
    const mistakes = mistakesOf(
      { ...databaseSettings, ...districtSettings, ...httpSettings, ...sweepSettings },
      { DISTRICT_ID: 'haidian', HTTP_PORT: '70000', COOKIE_SECURE: 'yes', SWEEP_PERIOD_MS: '1e3' },
    );
    expect(mistakes).toHaveLength(5);
    expect(mistakes[0]).toMatch(/^DATABASE_URL or DATABASE_URL_FILE is missing\. Address of the database/);
    expect(mistakes[1]).toMatch(/^DISTRICT_ID="haidian": expected a UUID\. The district/);
    expect(mistakes[2]).toMatch(/^HTTP_PORT="70000": expected a whole number from 0 to 65535/);
    expect(mistakes[3]).toMatch(/^COOKIE_SECURE="yes": expected true or false/);
    expect(mistakes[4]).toMatch(/\(milliseconds\)$/);
  });

  it('never shows the value of a secret', () => {
    const mistakes = mistakesOf(databaseSettings, { DATABASE_URL: 'mysql://root:hunter2@db/x' });
    expect(mistakes).toHaveLength(1);
    expect(mistakes.join()).not.toContain('hunter2');
  });

  it('cannot be changed afterwards', () => {
    const config = loadConfig(sweepSettings, {});
    expect(() => Object.assign(config, { sweepPeriodMs: 1 })).toThrow(TypeError);
  });
});

describe('the proxies that are trusted', () => {
  it('are addresses, networks and private ranges', () => {
    const given = { TRUSTED_PROXIES: '10.0.0.7, 172.16.0.0/12,fd00::/8,loopback' };
    expect(loadConfig(httpSettings, given).trustedProxies).toEqual([
      '10.0.0.7',
      '172.16.0.0/12',
      'fd00::/8',
      'loopback',
    ]);
  });

  it.each(['true', '*', '0.0.0.0/0', '::/0', '10.0.0.0/33', '10.0.0/8', 'proxy.example', '10.0.0.7,', '1'])(
    'are not %j',
    (value) => {
      expect(mistakesOf(httpSettings, { TRUSTED_PROXIES: value })).toEqual([
        expect.stringMatching(/^TRUSTED_PROXIES=.*expected addresses, networks or loopback/),
      ]);
    },
  );
});

describe('a secret', () => {
  it('is read from the file that <NAME>_FILE names, without the line feed at its end', () => {
    withFile('postgres://approval:p@db/guantong\n', (path) => {
      expect(loadConfig(databaseSettings, { DATABASE_URL_FILE: path }).databaseUrl).toBe(
        'postgres://approval:p@db/guantong',
      );
    });
  });

  it('is refused when it is given twice, or in a file that is not there', () => {
    expect(mistakesOf(databaseSettings, { DATABASE_URL: 'postgres://x', DATABASE_URL_FILE: '/x' })).toEqual([
      'DATABASE_URL and DATABASE_URL_FILE are both given. Give one of them',
    ]);
    expect(mistakesOf(databaseSettings, { DATABASE_URL_FILE: '/nowhere/at/all' })).toEqual([
      'DATABASE_URL_FILE names a file that cannot be read (ENOENT)',
    ]);
  });
});

describe('the description of settings', () => {
  it('tells what is required, what is secret and what happens without it', () => {
    expect(describeSettings({ ...sweepSettings, ...natsSettings })).toEqual([
      expect.objectContaining({ env: 'NATS_PASSWORD', required: false, secret: true, fallback: null }),
      expect.objectContaining({ env: 'NATS_URL', required: true, secret: false }),
      expect.objectContaining({ env: 'NATS_USER', required: false }),
      expect.objectContaining({ env: 'SWEEP_PERIOD_MS', unit: 'milliseconds', fallback: '60000' }),
    ]);
  });
});

describe('the clock', () => {
  it('goes with the machine unless a file is named', () => {
    const drift = clockFrom({ clockOffsetFile: undefined }).now().getTime() - Date.now();
    expect(Math.abs(drift)).toBeLessThan(1_000);
  });

  it('is moved by what the file says, and keeps the last offset when it says nothing sensible', () => {
    const day = 86_400_000;
    withFile(`-${day}\n`, (path) => {
      expect(Math.abs(clockFrom({ clockOffsetFile: path }).now().getTime() - Date.now() + day)).toBeLessThan(
        1_000,
      );
      writeFileSync(path, 'tomorrow');
      expect(Math.abs(new OffsetFileClock(path).now().getTime() - Date.now())).toBeLessThan(1_000);
    });
  });
});
