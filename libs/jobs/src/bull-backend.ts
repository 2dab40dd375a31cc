import { type BackendFactory, PostgresQueueBackend, withBackend } from 'bullmq';
import { HeardConnection, type JobsConnection } from './heard-connection.js';

/** As BullMQ makes it (a worker's own session bears the queue's name), but over sessions whose end is heard. */
const createBackend: BackendFactory<PostgresQueueBackend, JobsConnection> = (name, options, kind = {}) =>
  new PostgresQueueBackend(
    new HeardConnection(options.connection),
    name,
    // Of its connection the backend reads nothing any more.
    options as never,
    true,
    kind.withBlockingConnection ? name : undefined,
  );

/** BullMQ bound to PostgreSQL, without touching its process-wide default. */
export const BullOnPostgres = withBackend(createBackend);

export type BullQueue = InstanceType<typeof BullOnPostgres.Queue>;
export type BullWorker = InstanceType<typeof BullOnPostgres.Worker>;
