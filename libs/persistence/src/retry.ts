import { setTimeout as delay } from 'node:timers/promises';
import { CommitOutcomeUnknownError, isTransient } from './postgres-errors.js';

const MAX_RUNS = 5;
const FIRST_DELAY_MS = 20;

/** Full jitter: anything up to `base × 2^run` milliseconds, so that rivals do not meet again. */
export function jitter(run: number, baseMs: number = FIRST_DELAY_MS): number {
  return Math.random() * baseMs * 2 ** run;
}

/** Runs `attempt` again, 5 times in all, while its failure is transient. */
export async function retryTransient<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let run = 1; ; run += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (run === MAX_RUNS || error instanceof CommitOutcomeUnknownError || !isTransient(error)) throw error;
      await delay(jitter(run));
    }
  }
}
