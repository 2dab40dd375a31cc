import type pg from 'pg';
import { types } from 'pg';
import { DataSource, type EntitySchema } from 'typeorm';
import { HeardClient } from './heard-client.js';
import { identifier } from './sql-parameters.js';

export interface DataSourceSettings {
  /** `postgres://role:password@host:port/database`, with the service's own role. */
  readonly url: string;
  /** The service's schema, its whole search path. */
  readonly schema: string;
  readonly entities?: readonly (EntitySchema | (new () => object))[];
  /** Connections at most. */
  readonly poolSize: number;
  /** Shown in `pg_stat_activity`. */
  readonly applicationName: string;
  /** Milliseconds; 2,500 for an API (below the 3 s deadline of a request), more for jobs. */
  readonly statementTimeoutMs?: number;
}

const API_STATEMENT_TIMEOUT_MS = 2_500;
const LOCK_TIMEOUT_MS = 2_000;
const IDLE_IN_TRANSACTION_MS = 10_000;
const CONNECT_TIMEOUT_MS = 2_000;

const DATE_OID = 1082;

/** A calendar day stays the text it is: pg would make it midnight of the process's own zone. */
const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === DATE_OID
      ? (value: string) => value
      : types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
};

/**
 * A TypeORM data source on PostgreSQL that fails fast instead of waiting (reliability B8). It never
 * changes the schema: that is the migration step's alone.
 */
export function createDataSource(settings: DataSourceSettings): DataSource {
  return new DataSource({
    type: 'postgres',
    url: settings.url,
    entities: [...(settings.entities ?? [])],
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    poolSize: settings.poolSize,
    applicationName: settings.applicationName,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    // pg-pool has already dropped the broken idle connection when this is called.
    poolErrorHandler: () => undefined,
    extra: {
      Client: HeardClient,
      types: typeParsers,
      // A short statement gains nothing by a second process, and takes a core from somebody else's.
      options: `-c search_path=${identifier(settings.schema)} -c max_parallel_workers_per_gather=0`,
      statement_timeout: settings.statementTimeoutMs ?? API_STATEMENT_TIMEOUT_MS,
      lock_timeout: LOCK_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
    },
  });
}
