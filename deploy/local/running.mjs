import { held } from './processes.mjs';

/**
 * What runs, and how it is stopped: the last one first; what was started as one group, together.
 * Something that comes up after the stop was asked for is stopped at once.
 *
 * @param {(line: string) => void} note
 */
export function createRunning(note) {
  const parts = [];
  let stopped;
  let giveUp;
  let requestStop;
  const stopRequested = new Promise((resolve) => (requestStop = resolve));
  const failed = new Promise((_resolve, reject) => (giveUp = reject));
  failed.catch(() => {});

  const stopOne = async ({ name, stop }) => {
    await Promise.resolve(stop()).catch((error) => note(`${name} did not stop cleanly: ${error.message}`));
  };
  async function stopAll() {
    const groups = [...new Set(parts.map(({ group }) => group))].toReversed();
    for (const group of groups) await Promise.all(parts.filter((part) => part.group === group).map(stopOne));
  }

  return {
    /** Rejects when a part has been given up. */
    failed,
    giveUp,
    /** Resolves when the stop was asked for. */
    stopRequested,
    /** @param {{ name: string, group: string, stop: () => unknown, kill?: () => void }} part */
    async add(part) {
      if (stopped) await stopOne(part);
      else parts.push(part);
    },
    async unlessStopped(work) {
      if (stopped) throw new Error('Stopped while starting');
      return held(work);
    },
    stop() {
      requestStop('stopped');
      return (stopped ??= held(stopAll));
    },
    kill: () => parts.forEach((part) => part.kill?.()),
  };
}
