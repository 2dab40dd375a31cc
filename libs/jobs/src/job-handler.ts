import type { z } from 'zod';
import type { JobDefinition } from './job-definition.js';

export interface JobRun {
  readonly id: string;
  /** 1 for the first run. */
  readonly attempt: number;
  /** Aborted when the process stops or the job was given to another worker: finish early. */
  readonly signal: AbortSignal;
}

/** What is done when a job's time has come. Must be harmless when it comes late, twice or for nothing. */
export interface JobHandler<Schema extends z.ZodType = z.ZodType> {
  readonly definition: JobDefinition<Schema>;
  handle(data: z.output<Schema>, run: JobRun): Promise<void>;
}

/** Repeating cannot help: the job fails at once, whatever attempts are left. */
export class HopelessJobError extends Error {
  override readonly name = 'HopelessJobError';
}

/** Lets handlers of different data stand in one list. */
export function jobHandler<Schema extends z.ZodType>(
  definition: JobDefinition<Schema>,
  handle: (data: z.output<Schema>, run: JobRun) => Promise<void>,
): JobHandler {
  return { definition, handle: (data, run) => handle(data as z.output<Schema>, run) };
}
