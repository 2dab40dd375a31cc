import type { DataSource } from 'typeorm';
import { randomUUID } from 'node:crypto';
import { identifier } from './sql-parameters.js';
import { runSql } from './run-sql.js';

/** SQL for the table of leases in the schema it runs in. One row per lease: an index or a district would say nothing. */
export const LEASES_TABLE = `
create table leases (
  name text primary key,
  holder uuid not null,
  until timestamptz not null
);`;

/**
 * A right that one process has at a time, for a while, by the database's clock. It is a courtesy, not a
 * lock: a holder that slept may believe a little too long, so two at once must be harmless.
 */
export class Lease {
  private readonly holder = randomUUID();

  constructor(
    private readonly dataSource: DataSource,
    private readonly target: { readonly schema: string; readonly name: string; readonly ttlMs: number },
  ) {}

  /** Takes or renews the lease; false while another process holds it. */
  async hold(): Promise<boolean> {
    const rows = await runSql(this.dataSource, {
      text: `insert into ${this.table} as lease (name, holder, until)
        values ($1, $2, clock_timestamp() + $3 * interval '1 millisecond')
        on conflict (name) do update set holder = excluded.holder, until = excluded.until
          where lease.holder = excluded.holder or lease.until < clock_timestamp()
        returning name`,
      values: [this.target.name, this.holder, this.target.ttlMs],
    });
    return rows.length === 1;
  }

  /** Gives the lease back at once, so that a successor need not wait for it to run out. */
  async release(): Promise<void> {
    await runSql(this.dataSource, {
      text: `delete from ${this.table} where name = $1 and holder = $2`,
      values: [this.target.name, this.holder],
    });
  }

  private get table(): string {
    return `${identifier(this.target.schema)}.leases`;
  }
}
