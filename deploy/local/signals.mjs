/** npm passes Ctrl-C on to us although the terminal has sent it already: within this time it is one. */
const SAME_MS = 1_000;

/**
 * Resolves at the first request to stop: Ctrl-C, SIGTERM, SIGHUP, or the end of the process that
 * started us. A second one, later, kills everything and ends the program.
 *
 * @param {{ kill: () => void }} running
 * @returns {Promise<undefined>}
 */
export function onStopRequest(running) {
  return new Promise((resolve) => {
    let firstAt;
    const request = () => {
      firstAt ??= Date.now();
      if (Date.now() - firstAt < SAME_MS) return resolve(undefined);
      running.kill();
      process.exit(130);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, request);
    process.once('disconnect', () => resolve(undefined));
  });
}
