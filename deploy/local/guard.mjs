import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { identityOf } from './processes.mjs';

/**
 * Watches over this process from outside: when it ends, in whatever way (also by kill -9), the
 * processes in its charge are ended and the folder is removed. For throw-away servers, which nobody
 * would look for.
 *
 * @param {string} folder removed when this process has ended
 * @returns {{ add(pid: number): void }} takes one more process into charge
 */
export function guard(folder) {
  const watcher = spawn(process.execPath, [fileURLToPath(new URL('./guard-process.mjs', import.meta.url))], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const tell = (message) => watcher.stdin.write(`${JSON.stringify(message)}\n`);
  watcher.stdin.on('error', () => {});
  tell({ folder });
  // The pipe must not keep this process alive; its end is the message.
  watcher.unref();
  watcher.stdin.unref();
  return { add: (pid) => tell({ pid, identity: identityOf(pid) }) };
}
