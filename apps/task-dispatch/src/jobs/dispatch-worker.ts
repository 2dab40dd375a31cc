import { LOGGER, type Logger } from '#libs/observability';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { RunDispatches } from '../use-cases/run-dispatches.js';

/** Milliseconds between two looks when nobody has woken the worker. */
const POLL_MS = 1_000;
/** A dispatch that fails is not tried more often than this. */
const PAUSE_AFTER_FAILURE_MS = 5_000;

/** Carries planned dispatches out: woken by the process that ordered one, else once a second; two at once are harmless. */
@Injectable()
export class DispatchWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | null = null;
  private isWoken = false;
  private isStopped = true;

  constructor(
    private readonly dispatches: RunDispatches,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.isStopped = false;
    this.dispatches.wakeBy(() => this.wake());
    this.wake();
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** Looks at once; a look that is under way looks once more. */
  wake(): void {
    if (this.isStopped) return;
    this.isWoken = true;
    if (this.running) return;
    clearTimeout(this.timer);
    this.running = this.workThenWait();
  }

  private async workThenWait(): Promise<void> {
    const pause = await this.work();
    this.running = null;
    if (!this.isStopped) this.timer = setTimeout(() => this.wake(), pause);
  }

  /** Steps until nothing is left; answers how long to wait before the next look. */
  private async work(): Promise<number> {
    try {
      while (this.isWoken && !this.isStopped) {
        this.isWoken = false;
        if ((await this.finishAll()) > 0) return PAUSE_AFTER_FAILURE_MS;
      }
      return POLL_MS;
    } catch (err) {
      this.logger.warn({ err }, 'the dispatch worker could not look');
      return PAUSE_AFTER_FAILURE_MS;
    }
  }

  /** Answers how many could not go on; they are tried again after a pause. */
  private async finishAll(): Promise<number> {
    const stuck = new Set<string>();
    const onFailure = (err: unknown, dispatchId: string) =>
      this.logger.error({ err, dispatchId }, 'a dispatch could not go on');
    let open = 1;
    while (!this.isStopped && open > 0) open = await this.dispatches.execute(stuck, onFailure);
    return stuck.size;
  }
}
