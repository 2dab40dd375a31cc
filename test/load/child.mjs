import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * A process of our own that answers one message after the other with `{ result }` or `{ error }`. What it costs is not
 * counted as the platform's.
 *
 * @param {{ name: string, file: string }} program `file` relative to this folder
 */
export function startChild({ name, file }, running) {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  running.watch?.add(child.pid);
  const ended = new Promise((_resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The process of the ${name} ended (exit code ${code})`)));
  });
  ended.catch(() => {});
  void running.add({ name, group: name, stop: () => child.connected && child.disconnect() });
  return {
    pid: child.pid,
    ask(message) {
      const answer = new Promise((resolve, reject) => {
        child.once('message', ({ result, error }) => (error ? reject(new Error(error)) : resolve(result)));
      });
      child.send(message);
      return Promise.race([answer, ended]);
    },
  };
}
