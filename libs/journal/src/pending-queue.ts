import type { Actor, Envelope } from '#libs/contracts';
import { runSql } from '#libs/persistence';
import type { DataSource } from 'typeorm';
import { qualified } from './write-statement.js';

/** A fact on its way to the bus. `attempt` makes the message id of a wanted repetition a new one. */
export interface PendingFact {
  readonly position: string;
  readonly envelope: Envelope;
  readonly subject: string;
  readonly attempt: number;
}

interface PendingRow {
  readonly position: string;
  readonly attempt: number;
  readonly subject: string;
  readonly fact_id: string;
  readonly type: string;
  readonly occurred_at: Date;
  readonly district_id: string;
  readonly actor: Actor;
  readonly correlation_id: string;
  readonly causation_id: string | null;
  readonly aggregate_id: string;
  readonly aggregate_version: number;
  readonly data: unknown;
}

export interface Backlog {
  readonly count: number;
  /** Age of the oldest in seconds; 0 when there is none. */
  readonly oldestSeconds: number;
}

/** The facts that are written and not yet published. */
export class PendingQueue {
  constructor(
    private readonly dataSource: DataSource,
    private readonly schema: string,
  ) {}

  /** The next facts, in the order of each aggregate; those of `stalled` aggregates are passed over. */
  async next(limit: number, stalled: readonly string[]): Promise<readonly PendingFact[]> {
    const rows = await runSql<PendingRow>(this.dataSource, {
      name: `pending_next_${this.schema}`,
      text: `select p.position, p.attempt, j.subject, j.fact_id, j.type, j.occurred_at, j.district_id, j.actor,
          j.correlation_id, j.causation_id, j.aggregate_id, j.aggregate_version, j.data
        from ${this.table} p
        join ${qualified(this.schema, 'journal')} j on j.district_id = p.district_id and j.fact_id = p.fact_id
        where p.aggregate_id <> all($2::uuid[])
        order by p.position limit $1`,
      values: [limit, stalled],
    });
    return rows.map(pendingFact);
  }

  async remove(positions: readonly string[]): Promise<void> {
    if (positions.length === 0) return;
    await runSql(this.dataSource, {
      name: `pending_remove_${this.schema}`,
      text: `delete from ${this.table} where position = any($1::bigint[])`,
      values: [positions],
    });
  }

  async backlog(): Promise<Backlog> {
    const [row] = await runSql<{ count: number; oldest: number }>(this.dataSource, {
      text: `select count(*)::int as count,
          coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::float8 as oldest
        from ${this.table}`,
    });
    return { count: row?.count ?? 0, oldestSeconds: row?.oldest ?? 0 };
  }

  private get table(): string {
    return qualified(this.schema, 'pending');
  }
}

function pendingFact(row: PendingRow): PendingFact {
  return {
    position: row.position,
    attempt: row.attempt,
    subject: row.subject,
    envelope: {
      id: row.fact_id,
      type: row.type,
      occurredAt: row.occurred_at.toISOString(),
      districtId: row.district_id,
      actor: row.actor,
      correlationId: row.correlation_id,
      causationId: row.causation_id,
      aggregateId: row.aggregate_id,
      aggregateVersion: row.aggregate_version,
      data: row.data,
    },
  };
}
