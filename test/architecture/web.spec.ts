import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ALL_ERRORS } from '#libs/contracts';
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { openApiDocument } from '../../apps/gateway/src/openapi/document.js';
import { ROOT } from './cruise.js';

const WEB = join(ROOT, 'apps', 'web');

describe('the client of the web application', () => {
  let fresh: string;

  beforeAll(() => {
    fresh = mkdtempSync(join(tmpdir(), 'guantong-client-'));
  });

  afterAll(() => rmSync(fresh, { recursive: true, force: true }));

  const filesIn = (folder: string) =>
    Object.fromEntries(
      globSync('**/*.ts', { cwd: folder })
        .sort()
        .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
    );

  it('is what npm run client makes of the contracts as they are', () => {
    const [document, to] = [join(fresh, 'openapi.json'), join(WEB, `.client-${basename(fresh)}`)];
    writeFileSync(document, JSON.stringify(openApiDocument()));
    try {
      const args = [join(WEB, 'client', 'generate.mjs'), '--document', document, '--to', to];
      const run = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
      expect(run.stderr).toBe('');
      const [made, checkedIn] = [filesIn(to), filesIn(join(WEB, 'src', 'api'))];
      const stale = Object.keys({ ...made, ...checkedIn }).filter((path) => made[path] !== checkedIn[path]);
      expect(Object.keys(made).length).toBeGreaterThan(5);
      expect(stale).toEqual([]);
    } finally {
      rmSync(to, { recursive: true, force: true });
    }
  }, 60_000);
});

describe('the words of the web application', () => {
  const areasIn = (language: string) => globSync('*.ts', { cwd: join(WEB, 'src', 'words', language) }).sort();

  it('have the same files in both languages', () => {
    expect(areasIn('zh-CN').length).toBeGreaterThan(2);
    expect(areasIn('en')).toEqual(areasIn('zh-CN'));
  });

  it('are as complete in English as in Chinese, which the compiler checks where the file says so', () => {
    const unchecked = areasIn('en').filter((file) => {
      const text = readFileSync(join(WEB, 'src', 'words', 'en', file), 'utf8');
      return (
        !text.includes(`import type zh from '../zh-CN/${file.replace(/\.ts$/, '.js')}'`) ||
        !text.trimEnd().endsWith('satisfies LikeChinese<typeof zh>;')
      );
    });
    expect(unchecked).toEqual([]);
  });

  it('tell every refusal of the platform, and none that it does not know', () => {
    const text = readFileSync(join(WEB, 'src', 'words', 'zh-CN', 'problems.ts'), 'utf8');
    const told = [...text.matchAll(/^ {2}'([a-z-]+\/[a-z-]+)':/gm)].map(([, code]) => code!);
    expect(told.sort()).toEqual(Object.keys(ALL_ERRORS).sort());
  });
});
