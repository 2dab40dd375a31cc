import { describe, expect, it } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { eventually } from '#libs/testing';

const PATH = JSON.stringify(join(process.cwd(), 'libs/journal/src/chaos-point.ts'));
const passing = (point: string) =>
  `import(${PATH}).then(({ chaosPoint }) => { chaosPoint('${point}'); chaosPoint('${point}'); console.log('alive'); })`;

/** The module by itself in a process of its own, which may die. */
function visit(point: string, armed: string | undefined) {
  const code = passing(point);
  const { CHAOS_POINTS: _, ...env } = process.env;
  const { signal, stdout } = spawnSync(process.execPath, ['-e', code], {
    env: armed === undefined ? env : { ...env, CHAOS_POINTS: armed },
    encoding: 'utf8',
  });
  return { signal, stdout: stdout.trim() };
}

describe('a crash point', () => {
  it('kills the process without a goodbye when it is armed', () => {
    expect(visit('relay.after-publish', 'relay.after-publish')).toEqual({ signal: 'SIGKILL', stdout: '' });
  });

  it('lets the process live when another one is armed, or none', () => {
    expect(visit('relay.after-publish', 'journal.after-commit')).toEqual({ signal: null, stdout: 'alive' });
    expect(visit('relay.after-publish', undefined)).toEqual({ signal: null, stdout: 'alive' });
  });

  it('stops the process once instead when it is asked to', async () => {
    const point = 'inbox.before-commit';
    const env = { ...process.env, CHAOS_POINTS: point, CHAOS_SIGNAL: 'SIGSTOP' };
    const child = spawn(process.execPath, ['-e', passing(point)], {
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const said = text(child.stdout);
    const ended = once(child, 'exit');
    await eventually(() => expect(readFileSync(`/proc/${child.pid}/stat`, 'utf8')).toMatch(/\) T /), {
      within: 20_000,
    });
    child.kill('SIGCONT');
    await ended;
    expect(await said).toBe('alive\n');
  });
});
