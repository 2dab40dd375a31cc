/**
 * Says on standard error what is going on, and keeps how long each phase took.
 *
 * @param {string} [earlier] JSON of the seconds that an earlier process has counted
 */
export function createPhases(earlier) {
  const seconds = earlier ? JSON.parse(earlier) : {};
  const say = (line) => process.stderr.write(`${line}\n`);
  const note = (line) => say(`    ${line}`);
  return {
    seconds,
    note,
    /** @template T @param {string} name @param {(note: (line: string) => void) => T | Promise<T>} work */
    async run(name, work) {
      const startedAt = performance.now();
      try {
        return await work(note);
      } finally {
        const took = (performance.now() - startedAt) / 1_000;
        seconds[name] = Math.round(((seconds[name] ?? 0) + took) * 100) / 100;
        say(`${name.padEnd(12)} ${took.toFixed(1).padStart(6)} s`);
      }
    },
  };
}
