import type { Transaction } from '#libs/kernel';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { asRefusal } from './postgres-errors.js';
import { runnerOf } from './transactions.js';

/** One statement with its bound values. A `name` (63 bytes) prepares it once per connection: for hot paths only. */
export interface Statement {
  readonly text: string;
  readonly values?: readonly unknown[];
  readonly name?: string;
}

/**
 * Runs one statement in `tx`, or on a connection of the pool where it commits by itself. Values come
 * back as pg maps them: timestamptz → Date, bigint and numeric → string, date → 'YYYY-MM-DD'.
 *
 * @throws DatabaseUnavailableError outside a transaction (inside, the outermost level decides)
 */
export async function runSql<Row extends object>(
  on: DataSource | Transaction,
  statement: Statement,
): Promise<Row[]> {
  const query: pg.QueryConfig = {
    text: statement.text,
    ...(statement.values ? { values: [...statement.values] } : {}),
    ...(statement.name ? { name: statement.name } : {}),
  };
  if (!(on instanceof DataSource)) {
    const client = (await runnerOf(on).connect()) as pg.PoolClient;
    return (await client.query<Row & pg.QueryResultRow>(query)).rows;
  }
  try {
    return (await poolOf(on).query<Row & pg.QueryResultRow>(query)).rows;
  } catch (error) {
    throw asRefusal(error);
  }
}

/** The pg pool under TypeORM, for statements that need no entity and should not pay for one. */
export function poolOf(dataSource: DataSource): pg.Pool {
  return (dataSource.driver as unknown as { master: pg.Pool }).master;
}
