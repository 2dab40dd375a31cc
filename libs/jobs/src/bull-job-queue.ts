import type { Logger } from '#libs/observability';
import type { JobsOptions } from 'bullmq';
import type { z } from 'zod';
import { BullOnPostgres, type BullQueue } from './bull-backend.js';
import type { JobsConnection } from './heard-connection.js';
import { type JobDefinition, jobId } from './job-definition.js';
import { JobQueue, type JobToAdd } from './job-queue.js';

/** Jobs in BullMQ on PostgreSQL; one queue per service, so that workers and connections stay few. */
export class BullJobQueue extends JobQueue {
  private readonly queue: BullQueue;

  constructor(service: string, connection: JobsConnection, logger: Logger) {
    super();
    this.queue = new BullOnPostgres.Queue(service, { connection });
    this.queue.on('error', (error) => logger.warn({ err: error }, 'the job queue has lost its connection'));
  }

  override async add<Schema extends z.ZodType>(
    definition: JobDefinition<Schema>,
    job: JobToAdd<Schema>,
  ): Promise<void> {
    const { name, data, opts } = this.bullJob(definition, job);
    await this.queue.add(name, data, opts);
  }

  override async addAll<Schema extends z.ZodType>(
    definition: JobDefinition<Schema>,
    jobs: readonly JobToAdd<Schema>[],
  ): Promise<void> {
    // BullMQ's bulk function makes a sequence and a temporary table, which a service's own role may not.
    for (const job of jobs) await this.add(definition, job);
  }

  override async remove(definition: JobDefinition, id: readonly string[]): Promise<void> {
    await this.queue.remove(jobId(definition, id));
  }

  async close(): Promise<void> {
    await this.queue.close();
  }

  private bullJob<Schema extends z.ZodType>(
    { name, schema, options }: JobDefinition<Schema>,
    job: JobToAdd<Schema>,
  ): { name: string; data: unknown; opts: JobsOptions } {
    const opts: JobsOptions = {
      jobId: jobId({ name, schema, options }, job.id),
      delay: Math.max((job.runAt?.getTime() ?? 0) - Date.now(), 0),
      attempts: options.attempts,
      backoff: { type: 'exponential', delay: options.backoffMs, jitter: 0.5 },
      removeOnComplete: { age: options.keepCompletedSeconds },
      removeOnFail: { age: options.keepFailedSeconds },
    };
    return { name, data: schema.parse(job.data), opts };
  }
}
