import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks until the answer is there.
 *
 * @template T
 * @param {string} what said when it does not come
 * @param {() => Promise<T | undefined | null | false>} find
 * @returns {Promise<T>}
 */
export async function until(what, find, seconds = 40) {
  const deadline = Date.now() + seconds * 1_000;
  for (;;) {
    const found = await find();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`${what}: not within ${seconds} s`);
    await pause(100);
  }
}
