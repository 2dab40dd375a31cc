import { readFileSync } from 'node:fs';
import { startService } from '../../deploy/local/service-process.mjs';

/**
 * One process of one service. Whoever killed it, it comes back, because somebody would start it again in production.
 *
 * @param {{ name: string, service: string, entry: string, env: Record<string, string>, logFile: string,
 *   watch: { add: (pid: number) => void }, note: (line: string) => void }} given
 */
export function createReplica({ name, service, entry, env, logFile, watch, note }) {
  let current;
  /** The process there is now, ready or not. */
  let life = { pid: 0, over: true };
  const fate = { wanted: true };
  let extra = {};
  /** Whether somebody wanted the process that runs now to end. */
  let doomed = false;
  let ready = Promise.resolve();
  const never = new Promise(() => {});

  async function start() {
    const once = extra;
    extra = {};
    const started = await startService({
      name,
      entry,
      env: { ...env, ...once },
      logFile,
      stopRequested: never,
      born,
    });
    current = started;
    doomed = 'CHAOS_POINTS' in once;
    void started.exited.then(follow);
  }

  function born({ pid, exited }) {
    watch.add(pid);
    const own = { pid, over: false };
    life = own;
    void exited.then(() => (own.over = true));
  }

  function follow({ code, signal: by }) {
    if (!doomed) note(`${name} died by itself (${by ?? `exit code ${code}`}), see its log`);
    ready = restart();
  }

  /** A start may fail while the database or the bus is away: then again. */
  async function restart() {
    while (fate.wanted) {
      try {
        return await start();
      } catch (error) {
        note(`${name} does not start yet: ${error.message.split('\n')[0]}`);
      }
    }
  }

  const end = (which) => {
    doomed = true;
    return signal(which);
  };
  const signal = (which) => {
    try {
      process.kill(life.pid, which);
      return true;
    } catch {
      return false;
    }
  };

  return {
    name,
    service,
    start,
    kill: () => end('SIGKILL'),
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    /** Its event loop stands still for some seconds (`inside.mjs`). */
    standStill: () => signal('SIGUSR2'),
    /** The process there is now; `over` once it has ended. */
    life: () => life,
    /** Whether it was stopped, e.g. by a crash point. */
    isStopped: () => stateOf(life.pid) === 'T',
    /** Ends politely, as a rolling deployment does; it comes back by itself. */
    terminate: () => end('SIGTERM'),
    /** What the next start alone gets besides, e.g. an armed crash point. */
    nextEnvironment: (more) => (extra = more),
    /** Resolves when the process that runs now has ended. */
    ended: () => current.exited,
    /** Resolves when a process is ready: at once, unless the last one has ended. */
    back: () => ready,
    async stop() {
      fate.wanted = false;
      doomed = true;
      signal('SIGCONT');
      await current?.stop();
    },
  };
}

function stateOf(pid) {
  try {
    return /\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}
