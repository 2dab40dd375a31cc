import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const CLIENT = fileURLToPath(new URL('./client/main.mjs', import.meta.url));

/** The process in which the people are. */
export function startPeople(running) {
  const child = fork(CLIENT, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = new Promise((_resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The people's process ended (exit code ${code})`)));
  });
  ended.catch(() => {});
  void running.add({ name: 'people', group: 'people', stop: () => child.disconnect() });
  const ask = (message) => {
    const answer = new Promise((resolve, reject) => {
      child.once('message', ({ result, error }) => (error ? reject(new Error(error)) : resolve(result)));
    });
    child.send(message);
    return Promise.race([answer, ended]);
  };
  return {
    open: (plans) => ask({ plans }),
    work: (seconds) => ask({ seconds }),
  };
}
