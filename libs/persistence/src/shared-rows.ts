import type { DataSource } from 'typeorm';
import { runSql } from './run-sql.js';
import { SharedReads } from './shared-reads.js';
import { identifier } from './sql-parameters.js';

/** A question of a hot path, the same for everybody but for its values. */
export interface SharedQuestion<Column extends string> {
  /** Of the prepared statement, 63 bytes at most. */
  readonly name: string;
  /** The values of one question with their PostgreSQL types. */
  readonly asks: Readonly<Record<Column, string>>;
  /** The query that answers one question; its values stand in it as `q.<name>`. */
  readonly text: string;
}

/** Questions by their columns, and the rows that answer one. */
export type SharedRows<Column extends string, Row> = SharedReads<
  Readonly<Record<Column, unknown>>,
  readonly Row[]
>;

/**
 * Lets concurrent questions share one query: each gets its own rows, and whoever asks alone asks at once. The questions
 * travel as JSON, so that the planner does not plan anew for every number of them, and each is looked up by itself.
 */
export function sharedRows<Column extends string, Row extends object>(
  dataSource: DataSource,
  { name, asks, text }: SharedQuestion<Column>,
): SharedRows<Column, Row> {
  const names = Object.keys(asks).map(identifier);
  const typed = names.map((column) => `${column} ${asks[column as Column]}`);
  const statement = {
    name,
    text: `select q.place__, found.* from rows from (jsonb_to_recordset($1::jsonb) as (${typed.join(', ')}))
      with ordinality as q(${names.join(', ')}, place__) cross join lateral (${text} offset 0) as found`,
  };
  return new SharedReads<Readonly<Record<Column, unknown>>, readonly Row[]>(async (questions) => {
    const rows = await runSql<Row & { place__: string }>(dataSource, {
      ...statement,
      values: [JSON.stringify(questions)],
    });
    const found = questions.map((): Row[] => []);
    for (const { place__, ...row } of rows) found[Number(place__) - 1]!.push(row as unknown as Row);
    return found;
  });
}
