import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The module by itself in a process of its own, which may die. */
function visit(point: string, armed: string | undefined) {
  const path = join(process.cwd(), 'libs/journal/src/chaos-point.ts');
  const code = `import(${JSON.stringify(path)}).then(({ chaosPoint }) => { chaosPoint('${point}'); console.log('alive'); })`;
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
});
