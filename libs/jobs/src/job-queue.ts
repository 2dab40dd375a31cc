import type { z } from 'zod';
import type { JobDefinition } from './job-definition.js';

export interface JobToAdd<Schema extends z.ZodType> {
  /** What the job is about, such as an id and a round: the same parts are the same job. */
  readonly id: readonly string[];
  readonly data: z.input<Schema>;
  /** Not before this instant; at once when left out or past. */
  readonly runAt?: Date;
}

/**
 * Port: slow and flaky work, done later by a worker. A job may be lost, late or run twice; the sweeper
 * over due columns finds what was lost, and a handler asks the tables before it acts. Add jobs from a
 * consumer or after a commit, never as part of a change: the queue is not in its transaction.
 */
export abstract class JobQueue {
  /** Adds the job unless one with the same id is still there. @throws ZodError when the data does not fit */
  abstract add<Schema extends z.ZodType>(
    definition: JobDefinition<Schema>,
    job: JobToAdd<Schema>,
  ): Promise<void>;

  /** Adds many of one kind, one after another; those before an error are added. */
  abstract addAll<Schema extends z.ZodType>(
    definition: JobDefinition<Schema>,
    jobs: readonly JobToAdd<Schema>[],
  ): Promise<void>;

  /** Takes back a job that has not begun; harmless when there is none. */
  abstract remove(definition: JobDefinition, id: readonly string[]): Promise<void>;
}
