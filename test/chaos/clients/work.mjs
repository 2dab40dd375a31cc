import { setTimeout as pause } from 'node:timers/promises';
import { NoAnswer } from './http.mjs';

/** Enough to leave the machine to those who start again. */
const THINKING_MS = 40;

/**
 * Has people work until `signal` is aborted: every person does one thing after the other, all at once.
 *
 * @param {readonly { name: string, step: () => Promise<unknown> }[]} workers
 */
export async function workUntil(signal, workers) {
  await Promise.all(workers.map((worker) => work(signal, worker)));
}

async function work(signal, { step }) {
  while (!signal.aborted) {
    try {
      await step();
    } catch (error) {
      // Nobody answered a question in time; whoever asked tries something else.
      if (!(error instanceof NoAnswer)) throw error;
    }
    await pause(THINKING_MS);
  }
}
