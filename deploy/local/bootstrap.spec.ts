import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '#libs/testing';
import { CallerTokenSigner } from '../../libs/messaging/src/caller/caller-token-signer.js';
import { isWanted } from './nats-binary.mjs';
import { mirrorsIn } from './nats-debian.mjs';
import { lockFolder } from './lock.mjs';
import { readOptions } from './options.mjs';
import { isAlive } from './processes.mjs';
import { onceReport } from './report.mjs';
import { createRunning } from './running.mjs';
import { secretsIn } from './secrets.mjs';
import { supervise } from './supervise.mjs';

function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'bootstrap-spec-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the options of npm start', () => {
  it('refuse what they do not know, and ports that are none', () => {
    expect(() => readOptions(['--nope'])).toThrow(/--nope/);
    expect(() => readOptions(['left-over'])).toThrow(/left-over/);
    expect(() => readOptions(['--port', '99999'])).toThrow('--port 99999 is not a port');
    expect(() => readOptions(['--json'])).toThrow('--json goes with --once');
  });

  it('keep the data in the checkout, but in a temporary folder when it is only once', () => {
    expect(readOptions([])).toMatchObject({ data: expect.stringMatching(/\/\.data$/), seed: true });
    expect(readOptions(['--once', '--no-seed']).data).toBeUndefined();
    expect(readOptions(['--data', '/srv/x', '--port', '3000'])).toMatchObject({ data: '/srv/x', port: 3000 });
  });
});

describe('the mirrors of a machine', () => {
  it('are found in both notations, each once, without security and foreign ones', () => {
    const text = [
      '# deb http://commented.example/debian bookworm main',
      'deb [arch=amd64 signed-by=/x] http://one.example/debian/ bookworm main contrib',
      'deb-src http://source.example/debian bookworm main',
      'deb https://packages.example/apt tool main',
      'Types: deb',
      'URIs: http://one.example/debian https://two.example/debian',
      'URIs: http://one.example/debian-security',
    ].join('\n');
    expect(mirrorsIn(text)).toEqual(['http://one.example/debian', 'https://two.example/debian']);
  });
});

describe('a nats-server', () => {
  it('is wanted from 2.10 on', () => {
    expect(['2.9.10', '2.10.0', '2.15.1', '3.0.0'].map((version) => isWanted({ version }))).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });
});

describe('the lock of a data folder', () => {
  it('is refused to a second one while its holder lives, and given back', () => {
    inFolder((folder) => {
      const release = lockFolder(folder);
      expect(() => lockFolder(folder)).toThrow(/Another npm start \(process \d+\)/);
      release();
      lockFolder(folder)();
    });
  });

  it('is taken over from a dead process, and from one whose id somebody else has by now', () => {
    inFolder((folder) => {
      const dead = spawnSync(process.execPath, ['-e', '']).pid;
      expect(isAlive(dead)).toBe(false);
      writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: dead, identity: '1' }));
      lockFolder(folder)();
      writeFileSync(
        join(folder, 'lock'),
        JSON.stringify({ pid: process.pid, identity: 'somebody before me' }),
      );
      lockFolder(folder)();
      writeFileSync(join(folder, 'lock'), 'half a li');
      lockFolder(folder)();
    });
  });
});

describe('secrets', () => {
  it('are made once, stay the same, and are readable by their owner alone', () => {
    inFolder((folder) => {
      const password = secretsIn(folder).password('nats-gateway');
      expect(password).toMatch(/^p[0-9a-f]{48}$/);
      expect(secretsIn(folder).password('nats-gateway')).toBe(password);
      expect(secretsIn(folder).password('nats-approval')).not.toBe(password);
      expect(statSync(join(folder, 'secrets')).mode & 0o777).toBe(0o700);
      expect(statSync(join(folder, 'secrets', 'nats-gateway')).mode & 0o777).toBe(0o600);
    });
  });

  it('give every process a key of its own, and to all the public parts alone', async () => {
    const keys = inFolder((folder) => secretsIn(folder).callerKeys(['gateway', 'approval']));
    const { keys: published } = JSON.parse(Buffer.from(keys.publicKeys, 'base64').toString());
    expect(published.map((key: { kid: string }) => key.kid)).toEqual(['gateway', 'approval']);
    expect(published.some((key: object) => 'd' in key)).toBe(false);
    const signer = await CallerTokenSigner.fromSetting(keys.privateKeys['approval']!);
    expect(signer.issuer).toBe('approval');
  });
});

describe('what runs', () => {
  it('is stopped in the reverse order, group by group, also when one of it fails', async () => {
    const stopped: string[] = [];
    const running = createRunning(() => {});
    const part = (name: string, group: string, fails = false) =>
      running.add({
        name,
        group,
        stop: async () => {
          stopped.push(name);
          if (fails) throw new Error('stuck');
        },
      });
    await part('postgres', 'postgres');
    await part('nats', 'nats');
    await part('approval', 'services');
    await part('organization', 'services', true);
    await part('gateway', 'gateway');
    await running.stop();
    expect(stopped).toEqual(['gateway', 'approval', 'organization', 'nats', 'postgres']);
    await part('latecomer', 'services');
    expect(stopped.at(-1)).toBe('latecomer');
  });
});

describe('a supervised process', () => {
  const NOBODY = 4_194_305;

  /** Dies at once as often as it is told, then runs until it is stopped. */
  function mortal(deaths: number) {
    const lives = { started: 0 };
    const start = async () => {
      lives.started += 1;
      let end: (exit: object) => void = () => {};
      const exited = new Promise<object>((resolve) => (end = resolve));
      if (lives.started <= deaths) end({ code: 1 });
      return { pid: NOBODY, exited, stop: async () => end({ code: 0 }) };
    };
    return { lives, start };
  }

  it('is started again when it dies, and not when it is stopped', async () => {
    const { lives, start } = mortal(3);
    const notes: string[] = [];
    const note = (line: string) => void notes.push(line);
    const approval = await supervise({ name: 'approval', start, note, giveUp: () => {}, firstPauseMs: 1 });
    await eventually(() => expect(lives.started).toBe(4));
    await approval.stop();
    expect(lives.started).toBe(4);
    expect(notes).toEqual(Array(3).fill('approval died (exit code 1), starting it again'));
  });

  it('is given up when it dies more than five times within a minute', async () => {
    const { lives, start } = mortal(Number.POSITIVE_INFINITY);
    const given: Error[] = [];
    const giveUp = (error: Error) => void given.push(error);
    await supervise({ name: 'approval', start, note: () => {}, giveUp, firstPauseMs: 1 });
    await eventually(() => expect(given).toHaveLength(1));
    expect(given[0]?.message).toBe('approval died 6 times within a minute: given up');
    expect(lives.started).toBe(6);
  });
});

describe('the report of a single run', () => {
  const seconds = { seed: 1 };

  it('is good only if the demo says so, or none was asked for', () => {
    expect(onceReport({ ok: true, tasks: 3 }, { seeded: true, seconds })).toMatchObject({
      ok: true,
      tasks: 3,
    });
    expect(onceReport({ ok: false }, { seeded: true, seconds }).ok).toBe(false);
    expect(onceReport({}, { seeded: true, seconds }).ok).toBe(false);
    expect(onceReport({}, { seeded: false, seconds }).ok).toBe(true);
    expect(onceReport(undefined, { seeded: false, seconds, error: new Error('no') })).toMatchObject({
      ok: false,
      error: 'no',
    });
  });
});

describe('the files that run before the install', () => {
  it('use no package', () => {
    const seen = new Set<string>();
    const visit = (name: string): void => {
      if (seen.has(name)) return;
      seen.add(name);
      const source = readFileSync(join(process.cwd(), 'deploy', 'local', name), 'utf8');
      for (const [, from] of source.matchAll(/^import .*?from '([^']+)'/gms)) {
        expect(from).toMatch(/^(node:|\.\/)/);
        if (from!.startsWith('./')) visit(from!.slice(2));
      }
    };
    visit('start.mjs');
    visit('test.mjs');
    expect(seen.size).toBeGreaterThan(6);
  });
});
