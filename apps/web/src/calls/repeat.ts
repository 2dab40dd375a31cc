import { Problem } from '../problems/problem.js';

/** Half a second to four: about eight seconds in all, the length of a dead spot in a stairwell. */
const PAUSES_MS = [500, 1_000, 2_000, 4_000];

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Sends a command until its outcome is known, always under the same key, so that it has one effect however
 * often it arrives. A refusal is an answer and is not repeated.
 *
 * @throws Problem the last one
 */
export async function untilKnown<T>(send: () => Promise<T>, pauses = PAUSES_MS): Promise<T> {
  for (const wait of pauses) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof Problem) || error.outcome !== 'unknown') throw error;
      await pause(wait);
    }
  }
  return send();
}
