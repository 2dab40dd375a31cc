import type { Logger } from '#libs/observability';
import type { Lease } from '#libs/persistence';

export interface Sweep {
  readonly name: string;
  /** Finds by a due column what its time has come for, and deals with it; safe to run twice at once. */
  run(): Promise<void>;
}

export interface SweeperParts {
  readonly lease: Lease;
  readonly logger: Logger;
  /** Milliseconds from the end of a round to the next; a minute in production. */
  readonly periodMs: number;
}

/**
 * The truth about time: due columns, looked through again and again by one replica. Jobs only make it
 * more precise; one that was lost is found here. A sweep that fails does not stop the others.
 */
export class MinuteSweeper {
  private timer: NodeJS.Timeout | undefined;
  private stopped = true;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly parts: SweeperParts,
    private readonly sweeps: readonly Sweep[],
  ) {}

  start(): void {
    this.stopped = false;
    this.schedule(0);
  }

  /** Waits for the round in hand and lets another replica sweep at once. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
    try {
      await this.parts.lease.release();
    } catch (error) {
      this.parts.logger.warn({ err: error }, 'the sweeper kept its lease; it will run out');
    }
  }

  /** One round of all sweeps in this process, whoever holds the lease: for tests and operators. */
  async sweepNow(): Promise<void> {
    for (const sweep of this.sweeps) {
      try {
        await sweep.run();
      } catch (error) {
        this.parts.logger.error({ err: error, sweep: sweep.name }, 'a sweep failed');
      }
    }
  }

  private schedule(ms: number): void {
    this.timer = setTimeout(() => {
      this.running = this.tick();
    }, ms);
  }

  private async tick(): Promise<void> {
    try {
      if (await this.parts.lease.hold()) await this.sweepNow();
    } catch (error) {
      this.parts.logger.warn({ err: error }, 'the sweeper could not ask for its lease');
    }
    if (!this.stopped) this.schedule(this.parts.periodMs);
  }
}
