import { setTimeout as pause } from 'node:timers/promises';

const MOST_DEATHS = 5;
const WITHIN_MS = 60_000;
const FIRST_PAUSE_MS = 250;

/**
 * Keeps one process running: when it dies it is started again, after a pause that doubles. When it
 * has died five times within a minute it is given up.
 *
 * @param {Parameters<typeof import('./supervise.mjs').supervise>[0]} charge the first start must
 *   succeed; `giveUp` is called at most once
 */
export async function supervise({ name, start, note, giveUp, firstPauseMs = FIRST_PAUSE_MS }) {
  let current = await start();
  let stopping = false;
  const deaths = [];
  const watching = watch();

  async function watch() {
    for (;;) {
      const exit = await current.exited;
      if (stopping) return;
      deaths.push(Date.now());
      const recent = deaths.filter((at) => at > Date.now() - WITHIN_MS).length;
      if (recent > MOST_DEATHS) {
        giveUp(new Error(`${name} died ${recent} times within a minute: given up`));
        return;
      }
      note(`${name} died (${exit.signal ?? `exit code ${exit.code}`}), starting it again`);
      await pause(firstPauseMs * 2 ** (recent - 1));
      if (stopping) return;
      current = await start().catch((error) => {
        note(`${name} did not start: ${error.message}`);
        return { ...current, exited: Promise.resolve({ code: 1 }), stop: () => Promise.resolve() };
      });
      if (stopping) await current.stop();
    }
  }

  return {
    get pid() {
      return current.pid;
    },
    async stop() {
      stopping = true;
      await current.stop();
      await watching;
    },
    /** At once, without a chance to finish anything. */
    kill: () => {
      stopping = true;
      try {
        process.kill(current.pid, 'SIGKILL');
      } catch {
        // It is gone already.
      }
    },
  };
}
