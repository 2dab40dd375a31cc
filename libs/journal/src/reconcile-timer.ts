import type { Logger } from '#libs/observability';
import type { Lease } from '#libs/persistence';
import type { Reconciler } from './reconciler.js';

export interface ReconcileTiming {
  /** Milliseconds between rounds. */
  readonly periodMs: number;
  /** Every so many rounds everything is compared, not only the window, and old receipts go; also in the first one. */
  readonly everythingEvery: number;
}

/** Has one replica reconcile, now and then. */
export class ReconcileTimer {
  private timer: NodeJS.Timeout | undefined;
  private round = 0;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly parts: {
      readonly reconciler: Reconciler;
      readonly lease: Lease;
      readonly logger: Logger;
      readonly purge: () => Promise<number>;
    },
    private readonly timing: ReconcileTiming,
  ) {}

  start(): void {
    this.timer = setTimeout(() => {
      this.running = this.tick();
    }, this.timing.periodMs);
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.running;
  }

  private async tick(): Promise<void> {
    try {
      if (await this.parts.lease.hold()) await this.reconcile();
    } catch (error) {
      this.parts.logger.warn({ err: error }, 'the reconciler could not compare; it will try again');
    }
    if (this.timer) this.start();
  }

  private async reconcile(): Promise<void> {
    const everything = this.round % this.timing.everythingEvery === 0;
    this.round += 1;
    const result = await this.parts.reconciler.reconcileOnce(everything ? 'everything' : 'window');
    if (everything) await this.parts.purge();
    if (result.differing > 0) this.parts.logger.warn(result, 'the books of owner and consumers differ');
  }
}
