import { runSql } from '#libs/persistence';
import type { DataSource } from 'typeorm';
import { FactsInHand, type WrittenFact, type WrittenFacts, writtenFact } from './facts-in-hand.js';
import { type JournalRow, qualified } from './write-statement.js';

/** A fact on its way to the bus. `attempt` makes the message id of a wanted repetition a new one. */
export interface PendingFact extends WrittenFact {
  readonly position: string;
  readonly attempt: number;
}

interface PendingRow {
  readonly position: string;
  readonly attempt: number;
  readonly district_id: string;
  readonly fact_id: string;
}

export interface Backlog {
  readonly count: number;
  /** Age of the oldest in seconds; 0 when there is none. */
  readonly oldestSeconds: number;
}

/** The facts that are written and not yet published. */
export class PendingQueue {
  private readonly inHand = new FactsInHand();

  constructor(
    private readonly dataSource: DataSource,
    private readonly schema: string,
  ) {}

  /** Spares reading again what has just been written here. */
  remember(written: WrittenFacts): void {
    this.inHand.remember(written);
  }

  /** The next facts, in the order of each aggregate; those of `stalled` aggregates are passed over. */
  async next(limit: number, stalled: readonly string[]): Promise<readonly PendingFact[]> {
    const rows = await runSql<PendingRow>(this.dataSource, {
      name: `pending_next_${this.schema}`,
      text: `select position, attempt, district_id, fact_id from ${this.table}
        where aggregate_id <> all($2::uuid[]) order by position limit $1`,
      values: [limit, stalled],
    });
    const written = new Map(rows.map(({ fact_id: id }) => [id, this.inHand.take(id)]));
    for (const fact of await this.read(rows.filter((row) => !written.get(row.fact_id))))
      written.set(fact.envelope.id, fact);
    return rows.map(({ position, attempt, fact_id: id }) => ({ ...written.get(id)!, position, attempt }));
  }

  private async read(rows: readonly PendingRow[]): Promise<readonly WrittenFact[]> {
    if (rows.length === 0) return [];
    const found = await runSql<JournalRow>(this.dataSource, {
      name: `pending_facts_${this.schema}`,
      text: `select j.subject, j.fact_id, j.type, j.occurred_at, j.district_id, j.actor, j.correlation_id, j.causation_id,
          j.aggregate_id, j.aggregate_version, j.data
        from jsonb_to_recordset($1::jsonb) as q(district_id uuid, fact_id uuid)
        join ${qualified(this.schema, 'journal')} j on j.district_id = q.district_id and j.fact_id = q.fact_id`,
      values: [JSON.stringify(rows.map(({ district_id, fact_id }) => ({ district_id, fact_id })))],
    });
    return found.map(writtenFact);
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
