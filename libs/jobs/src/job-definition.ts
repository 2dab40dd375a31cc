import type { z } from 'zod';

export interface JobOptions {
  /** Runs in all before it is given up. */
  readonly attempts: number;
  /** Pause before the second run in milliseconds; doubled for each further one. */
  readonly backoffMs: number;
  /** How long a finished or failed job stays to be looked at (and its id blocks a twin), in seconds. */
  readonly keepCompletedSeconds: number;
  readonly keepFailedSeconds: number;
}

const OPTIONS: JobOptions = {
  attempts: 5,
  backoffMs: 1_000,
  keepCompletedSeconds: 3_600,
  keepFailedSeconds: 7 * 86_400,
};

/** A kind of job: its name and what it carries. Ids and small values only: the truth is in the tables. */
export interface JobDefinition<Schema extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly schema: Schema;
  readonly options: JobOptions;
}

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** `defineJob('deliver-message', z.strictObject({ deliveryId: id() }))`. */
export function defineJob<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
  options: Partial<JobOptions> = {},
): JobDefinition<Schema> {
  if (!NAME.test(name)) throw new TypeError(`not a job name in kebab-case: ${name}`);
  return { name, schema, options: { ...OPTIONS, ...options } };
}

/**
 * The id under which a job exists once: the same job for the same thing gets the same id. BullMQ refuses
 * `:` and whole numbers, so the job's name stands before the parts (reliability F5.8).
 */
export function jobId(definition: JobDefinition, parts: readonly string[]): string {
  const id = [definition.name, ...parts].join('_');
  if (parts.length === 0 || id.includes(':') || !id.isWellFormed() || id.includes('\u0000')) {
    throw new TypeError(`not a job id: ${id}`);
  }
  return id;
}
