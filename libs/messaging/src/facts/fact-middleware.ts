import type { Envelope } from '#libs/contracts';
import type { Transaction } from '#libs/kernel';
import type { Logger, Metrics } from '#libs/observability';
import type { Prepared } from './fact-consumer.js';

/** Facts for one consumer, in stream order, inside the transaction that also holds their receipts. */
export interface FactRun {
  /** The durable's name. */
  readonly consumer: string;
  readonly facts: readonly Envelope[];
  readonly tx: Transaction;
  readonly prepared: Prepared;
}

export type FactStep = (run: FactRun) => Promise<void>;

/** Wraps a step. It may look, time, log, refuse or wait; it must call `next` at most once and let errors through. */
export type FactMiddleware = (next: FactStep) => FactStep;

/** The first middleware is the outermost. */
export function chained(middlewares: readonly FactMiddleware[], last: FactStep): FactStep {
  return middlewares.reduceRight<FactStep>((next, middleware) => middleware(next), last);
}

export function loggingRuns(logger: Logger): FactMiddleware {
  return (next) => async (run) => {
    await next(run);
    const { consumer, facts } = run;
    logger.debug(
      { consumer, count: facts.length, type: facts[0]?.type, firstId: facts[0]?.id },
      'facts applied',
    );
  };
}

export function timingRuns(metrics: Metrics): FactMiddleware {
  return (next) => async (run) => {
    const stop = metrics.factApplySeconds.startTimer({ consumer: run.consumer });
    try {
      await next(run);
    } finally {
      stop();
    }
  };
}

/** For tests of faults: `strike` runs after the effects and before the commit, and may throw, wait or end the process. */
export function chaosPoint(strike: (run: FactRun) => Promise<void>): FactMiddleware {
  return (next) => async (run) => {
    await next(run);
    await strike(run);
  };
}
