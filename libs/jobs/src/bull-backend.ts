import { HeardClient } from '#libs/persistence';
import { createPostgresBackend, type PostgresConnectionOptions, withBackend } from 'bullmq';

/** The one schema all services' queues live in, under a role of its own (reliability B9). */
export const JOBS_SCHEMA = 'jobs';

/** BullMQ bound to PostgreSQL, without touching its process-wide default. */
export const BullOnPostgres = withBackend(createPostgresBackend);

export type BullQueue = InstanceType<typeof BullOnPostgres.Queue>;
export type BullWorker = InstanceType<typeof BullOnPostgres.Worker>;

export interface JobsConnection {
  /** `postgres://…`, a direct connection: LISTEN and advisory locks do not pass a transaction pooler. */
  readonly url: string;
  /** Connections at most, besides one that listens per worker. */
  readonly poolSize?: number;
}

export function bullConnection({ url, poolSize = 2 }: JobsConnection): PostgresConnectionOptions {
  return { connectionString: url, schema: JOBS_SCHEMA, max: poolSize, Client: HeardClient };
}
