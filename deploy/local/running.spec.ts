import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Runs a program that waits for what does not keep a process alive, as a child that was let go. */
function outputOf(waiting: string): string {
  const file = JSON.stringify(join(import.meta.dirname, 'running.mjs'));
  const program = `
    const { createRunning } = await import(${file});
    const running = createRunning(() => {});
    const later = () => new Promise((resolve) => setTimeout(resolve, 50).unref());
    ${waiting}
    process.stdout.write('done');`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  return run.stdout;
}

describe('what runs', () => {
  it('is stopped to the last, although nothing else keeps this process alive', () => {
    expect(outputOf(`await running.add({ name: 'a', group: 'a', stop: later }); await running.stop();`)).toBe(
      'done',
    );
  });

  it('is started to the last, although nothing else keeps this process alive', () => {
    expect(outputOf('await running.unlessStopped(later);')).toBe('done');
  });

  it('would otherwise end without a word', () => {
    expect(outputOf('await later();')).toBe('');
  });
});
