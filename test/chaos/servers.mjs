import { readFileSync } from 'node:fs';

/**
 * A server that can be killed, frozen and started again over the same folder and port.
 *
 * @param {(how?: object) => Promise<{ pid: number, exited: Promise<unknown>, stop: () => Promise<unknown> }>} start
 */
export function createServer(start) {
  let current;
  let stopping = false;
  const server = {
    async start(how) {
      if (!stopping) current = await start(how);
    },
    /** kill -9, and nothing more: `start` brings it back. */
    async kill() {
      process.kill(current.pid, 'SIGKILL');
      await current.exited;
    },
    /** Stops its processes in their tracks, connections stay open. */
    freeze: () => signalAll(current.pid, 'SIGSTOP'),
    thaw: () => signalAll(current.pid, 'SIGCONT'),
    async stop() {
      stopping = true;
      server.thaw();
      await current.stop();
    },
  };
  return server;
}

function signalAll(pid, signal) {
  for (const one of [pid, ...childrenOf(pid)]) {
    try {
      process.kill(one, signal);
    } catch {
      // It has ended meanwhile.
    }
  }
}

function childrenOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean)
      .map(Number);
  } catch {
    return [];
  }
}
