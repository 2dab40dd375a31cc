import type { Logger } from '#libs/observability';

export interface FollowedProcess {
  readonly logger: Logger;
  readonly stop: () => Promise<void>;
  /** Resolves when a connection the process cannot live without is closed for good. */
  readonly lost: Promise<unknown>;
}

/** A stop that hangs must not keep a supervisor waiting: longer than the longest grace period. */
const STOP_LIMIT_MS = 20_000;

/** Ends the process in order: on a signal, when its parent is gone, or (with 1) when `lost` resolves unasked. */
export function followProcess({ logger, stop, lost }: FollowedProcess): void {
  let stopping = false;
  const end = (reason: string) => {
    if (stopping) return;
    stopping = true;
    logger.info({ reason }, 'stopping');
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.fatal({ err: error }, 'could not stop in order');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => end(signal));
  if (process.connected) process.once('disconnect', () => end('the parent is gone'));
  void lost.then(() => {
    if (stopping) return;
    logger.fatal('the bus is gone for good');
    process.exit(1);
  });
}
