import { setTimeout as pause } from 'node:timers/promises';

/**
 * Repeats `attempt` until it neither throws nor rejects, and answers what it answers.
 *
 * @param attempt usually an `expect(…)`
 * @param options `within`: milliseconds, default 5,000; `every`: milliseconds between attempts, default 25
 * @throws the error of the last attempt when the time is over
 */
export async function eventually<T>(
  attempt: () => T | Promise<T>,
  options: { within?: number; every?: number } = {},
): Promise<T> {
  const deadline = Date.now() + (options.within ?? 5_000);
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() >= deadline) throw error;
    }
    await pause(options.every ?? 25);
  }
}
