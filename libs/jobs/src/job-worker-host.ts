import type { Logger } from '#libs/observability';
import { type Job, UnrecoverableError } from 'bullmq';
import { BullOnPostgres, type BullWorker } from './bull-backend.js';
import type { JobsConnection } from './heard-connection.js';
import { HopelessJobError, type JobHandler } from './job-handler.js';

export interface JobWorkerSettings {
  readonly service: string;
  readonly connection: JobsConnection;
  /** Jobs at a time in this process. */
  readonly concurrency?: number;
  /** How long a job stays with a silent worker before another may take it; milliseconds. */
  readonly lockMs?: number;
}

/** A worker whose clock is a minute fast takes jobs that are still running (reliability F5.5). */
const LEAST_LOCK_MS = 60_000;

/** Runs a service's job handlers, and stops without cutting a job off. */
export class JobWorkerHost {
  private readonly handlers: ReadonlyMap<string, JobHandler>;
  private worker: BullWorker | null = null;

  constructor(
    private readonly settings: JobWorkerSettings,
    handlers: readonly JobHandler[],
    private readonly logger: Logger,
  ) {
    this.handlers = new Map(handlers.map((handler) => [handler.definition.name, handler]));
    if (this.handlers.size < handlers.length) throw new Error('two handlers for one kind of job');
  }

  start(): void {
    const { service, connection, concurrency = 4, lockMs = LEAST_LOCK_MS } = this.settings;
    this.worker = new BullOnPostgres.Worker(service, (job, _token, signal) => this.run(job, signal), {
      connection,
      concurrency,
      lockDuration: Math.max(lockMs, LEAST_LOCK_MS),
      stalledInterval: 30_000,
      maxStalledCount: 3,
    });
    this.worker.on('error', (error) => this.logger.warn({ err: error }, 'the job worker waits'));
    this.worker.on('failed', (job, error) =>
      this.logger.error(
        { err: error, job: job?.name, id: job?.id, attempt: job?.attemptsMade },
        'a job failed',
      ),
    );
  }

  /** Takes no more jobs and waits for those in hand. */
  async stop(): Promise<void> {
    await this.worker?.close();
    this.worker = null;
  }

  private async run(job: Job, signal: AbortSignal = new AbortController().signal): Promise<void> {
    const handler = this.handlers.get(job.name);
    if (!handler) throw new UnrecoverableError(`nobody here handles ${job.name}`);
    const data = handler.definition.schema.safeParse(job.data);
    if (!data.success) throw new UnrecoverableError(`the data does not fit ${job.name}`);
    try {
      await handler.handle(data.data, { id: job.id ?? '', attempt: job.attemptsMade + 1, signal });
    } catch (error) {
      if (error instanceof HopelessJobError) throw new UnrecoverableError(error.message);
      throw error;
    }
  }
}
