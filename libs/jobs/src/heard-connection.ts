import { HeardClient } from '#libs/persistence';
import { PostgresConnection } from 'bullmq';
import { Pool } from 'pg';

/** The one schema all services' queues live in, under a role of its own (reliability B9). */
export const JOBS_SCHEMA = 'jobs';

export interface JobsConnection {
  /** `postgres://…`, a direct connection: LISTEN and advisory locks do not pass a transaction pooler. */
  readonly url: string;
  /** Connections at most, besides one that listens per worker. */
  readonly poolSize?: number;
}

/** The session that listens idles for hours; one that a network has dropped must be noticed sooner. */
const PROBE_AFTER_MS = 10_000;

/**
 * BullMQ's connection over a pool of our own. By itself BullMQ makes the session that listens for jobs with pg's own
 * client and hears its errors a moment too late: when the server ends it just then, the whole process ends.
 */
export class HeardConnection extends PostgresConnection {
  /** For a pool that it did not make BullMQ assumes its default one. */
  override readonly schema = JOBS_SCHEMA;
  private readonly sessions: Pool;
  private ending: Promise<void> | undefined;

  constructor({ url, poolSize = 2 }: JobsConnection) {
    const sessions = new Pool({
      connectionString: url,
      options: `-c search_path=${JOBS_SCHEMA}`,
      max: poolSize + 1,
      keepAlive: true,
      keepAliveInitialDelayMillis: PROBE_AFTER_MS,
      Client: HeardClient,
    });
    super(sessions);
    this.sessions = sessions;
  }

  override async close(): Promise<void> {
    await super.close();
    await (this.ending ??= this.sessions.end());
  }
}
