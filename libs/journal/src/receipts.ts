import type { Transaction } from '#libs/kernel';
import { runSql } from '#libs/persistence';
import type { DataSource } from 'typeorm';
import { bucketOf } from './aggregate-write.js';
import type { Readable } from './letter-reading.js';
import { qualified } from './write-statement.js';

const MS_PER_MINUTE = 60_000;

/** Minutes since 1970 in which a fact happened: what owner and consumer compare their books by. */
export function minuteOf(occurredAt: string | Date): number {
  return Math.floor(new Date(occurredAt).getTime() / MS_PER_MINUTE);
}

/** Writes the receipts that are missing and returns the ids of their facts. */
export async function writeReceipts(
  tx: Transaction,
  schema: string,
  batch: { readonly consumer: string; readonly facts: readonly Readable[] },
): Promise<Set<string>> {
  // In the order of their ids, so that two replicas with overlapping batches cannot wait for each other.
  const receipts = batch.facts
    .map((fact) => ({
      district_id: fact.districtId,
      fact_id: fact.id,
      minute: minuteOf(fact.occurredAt),
      bucket: bucketOf(fact.aggregateId),
    }))
    .toSorted((a, b) => (a.fact_id < b.fact_id ? -1 : 1));
  const rows = await runSql<{ fact_id: string }>(tx, {
    name: `receipts_${schema}`,
    text: `insert into ${qualified(schema, 'receipts')} (district_id, consumer, fact_id, minute, bucket)
      select r.district_id, $1, r.fact_id, r.minute, r.bucket
      from jsonb_to_recordset($2::jsonb) as r(district_id uuid, fact_id uuid, minute int, bucket smallint)
      on conflict (district_id, consumer, fact_id) do nothing
      returning fact_id`,
    values: [batch.consumer, JSON.stringify(receipts)],
  });
  return new Set(rows.map((row) => row.fact_id));
}

/** Longer than the streams keep facts (14 days) and than the reconciler looks back (28 days). */
export const RECEIPTS_KEPT_DAYS = 30;

const PURGED_AT_ONCE = 10_000;

/**
 * Removes receipts and counted failures older than 30 days by the database's clock, in steps that hold
 * no lock for long; returns how many receipts went.
 */
export async function purgeReceipts(dataSource: DataSource, schema: string): Promise<number> {
  const old = (column: string) => `${column} < clock_timestamp() - interval '${RECEIPTS_KEPT_DAYS} days'`;
  const table = qualified(schema, 'receipts');
  await runSql(dataSource, {
    text: `delete from ${qualified(schema, 'fact_failures')} where ${old('last_at')}`,
  });
  for (let purged = 0; ;) {
    const rows = await runSql(dataSource, {
      text: `delete from ${table} where ctid = any(array(
          select ctid from ${table} where ${old('settled_at')} limit ${PURGED_AT_ONCE}))
        returning 1`,
    });
    purged += rows.length;
    if (rows.length < PURGED_AT_ONCE) return purged;
  }
}
