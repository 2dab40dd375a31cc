import { RECONCILE_MAX_IDS, type ReconcileCell, type ServiceName } from '#libs/contracts';
import { durableOf } from '#libs/messaging';
import { runSql } from '#libs/persistence';
import type { DataSource } from 'typeorm';
import { qualified } from './write-statement.js';

export interface MinuteRange {
  readonly fromMinute: number;
  /** Exclusive. */
  readonly toMinute: number;
}

export interface CellKey {
  readonly minute: number;
  readonly bucket: number;
}

interface CellRow extends CellKey {
  readonly count: number;
  readonly hash: string;
}

/** One number for a set of ids whatever their order. Both sides compute it in PostgreSQL. */
const DIGEST = 'count(*)::int as count, bit_xor(uuid_hash_extended(fact_id, 0))::text as hash';
const MINUTE = 'floor(extract(epoch from occurred_at) / 60)::int';

const cellsOf = (rows: readonly CellRow[]): ReconcileCell[] =>
  rows.map(({ minute, bucket, count, hash }) => [minute, bucket, count, hash]);

/** What an owner has published, by bucket and minute. */
export class OwnerBooks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly schema: string,
  ) {}

  async cells(range: MinuteRange): Promise<readonly ReconcileCell[]> {
    const rows = await runSql<CellRow>(this.dataSource, {
      text: `select ${MINUTE} as minute, bucket, ${DIGEST} from ${this.journal}
        where occurred_at >= to_timestamp($1::float8 * 60) and occurred_at < to_timestamp($2::float8 * 60)
          and subject is not null
        group by 1, 2`,
      values: [range.fromMinute, range.toMinute],
    });
    return cellsOf(rows);
  }

  async ids(cell: CellKey): Promise<readonly { readonly districtId: string; readonly factId: string }[]> {
    return await runSql<{ districtId: string; factId: string }>(this.dataSource, {
      text: `select district_id as "districtId", fact_id as "factId" from ${this.journal}
        where occurred_at >= to_timestamp($1::float8 * 60) and occurred_at < to_timestamp(($1::float8 + 1) * 60)
          and bucket = $2 and subject is not null`,
      values: [cell.minute, cell.bucket],
    });
  }

  /**
   * Puts facts into `pending` again, each as its next attempt, so that the bus does not take it for a
   * duplicate. Left out: what is pending anyway, and what was put there less than `quietMs` ago.
   */
  async republish(
    facts: readonly { readonly districtId: string; readonly factId: string }[],
    quietMs: number,
  ): Promise<number> {
    const rows = await runSql(this.dataSource, {
      text: `with missing as (
          select * from unnest($1::uuid[], $2::uuid[]) as m(district_id, fact_id)
          where not exists (select from ${this.pending} p where p.district_id = m.district_id and p.fact_id = m.fact_id)
        ), again as (
          insert into ${qualified(this.schema, 'republished')} as r (district_id, fact_id, attempt)
          select district_id, fact_id, 2 from missing
          on conflict (district_id, fact_id) do update set attempt = r.attempt + 1, at = clock_timestamp()
            where r.at <= clock_timestamp() - $3 * interval '1 millisecond'
          returning district_id, fact_id, attempt)
        insert into ${this.pending} (district_id, fact_id, aggregate_id, attempt)
        select j.district_id, j.fact_id, j.aggregate_id, again.attempt
        from again join ${this.journal} j on j.district_id = again.district_id and j.fact_id = again.fact_id
        order by j.aggregate_id, j.aggregate_version, j.seq
        on conflict do nothing
        returning 1`,
      values: [facts.map((fact) => fact.districtId), facts.map((fact) => fact.factId), quietMs],
    });
    return rows.length;
  }

  /** The first minute in which a published fact happened; null when there is none. */
  async firstMinute(): Promise<number | null> {
    const [row] = await runSql<{ minute: number | null }>(this.dataSource, {
      text: `select floor(extract(epoch from min(occurred_at)) / 60)::int as minute from ${this.journal}
        where subject is not null`,
    });
    return row?.minute ?? null;
  }

  private get journal(): string {
    return qualified(this.schema, 'journal');
  }

  private get pending(): string {
    return qualified(this.schema, 'pending');
  }
}

/** What a consumer has settled of one owner's facts, by bucket and minute. */
export class ConsumerBooks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly service: ServiceName,
    private readonly schema: string,
  ) {}

  async cells(owner: ServiceName, range: MinuteRange): Promise<ReconcileCell[]> {
    const rows = await runSql<CellRow>(this.dataSource, {
      text: `select minute, bucket, ${DIGEST} from ${this.receipts}
        where consumer = $1 and minute >= $2 and minute < $3 group by 1, 2`,
      values: [durableOf(this.service, owner), range.fromMinute, range.toMinute],
    });
    return cellsOf(rows);
  }

  async ids(owner: ServiceName, cell: CellKey, after: string | null): Promise<string[]> {
    const rows = await runSql<{ fact_id: string }>(this.dataSource, {
      text: `select fact_id from ${this.receipts}
        where consumer = $1 and minute = $2 and bucket = $3 and ($4::uuid is null or fact_id > $4)
        order by fact_id limit ${RECONCILE_MAX_IDS}`,
      values: [durableOf(this.service, owner), cell.minute, cell.bucket, after],
    });
    return rows.map((row) => row.fact_id);
  }

  private get receipts(): string {
    return qualified(this.schema, 'receipts');
  }
}
