import type { Envelope } from '#libs/contracts';
import { type Transaction, uuidv7 } from '#libs/kernel';
import { type DeadLetter, FactInbox } from '#libs/messaging';
import { inTransaction, runSql } from '#libs/persistence';
import type { DataSource } from 'typeorm';
import { chaosPoint, isDisabled } from './chaos-point.js';
import { NO_DISTRICT } from './dead-letters.js';
import { factIn } from './letter-reading.js';
import { writeReceipts } from './receipts.js';
import { qualified } from './write-statement.js';

type Apply = (fresh: readonly Envelope[], tx: Transaction) => Promise<void>;

/** The inbox on PostgreSQL: receipts, effects and dead letters of one service, each settled in one transaction. */
export class PostgresFactInbox extends FactInbox {
  constructor(
    private readonly dataSource: DataSource,
    private readonly schema: string,
  ) {
    super();
  }

  /** Applies the facts that have no receipt yet, in their order, and writes their receipts with the effects. */
  override async settle(
    batch: { readonly consumer: string; readonly facts: readonly Envelope[] },
    apply: Apply,
  ): Promise<void> {
    await inTransaction(
      this.dataSource,
      async (tx) => {
        const unseen = await writeReceipts(tx, this.schema, batch);
        // `delete` says whether it was there: a fact that stands twice in the batch is applied once.
        const fresh = batch.facts.filter((fact) => unseen.delete(fact.id) || isDisabled('receipts'));
        if (fresh.length > 0) await apply(fresh, tx);
        chaosPoint('inbox.before-commit');
      },
      { repeatable: true },
    );
    chaosPoint('inbox.after-commit');
  }

  /** The dead letter and the receipt, so that the fact is neither lost nor tried again. */
  override async bury(letter: DeadLetter): Promise<void> {
    const fact = factIn(letter.envelope);
    await inTransaction(
      this.dataSource,
      async (tx) => {
        await runSql(tx, {
          text: `insert into ${qualified(this.schema, 'dead_letters')}
              (district_id, id, consumer, fact_id, envelope, reason, attempts)
            values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
          values: [
            fact?.districtId ?? NO_DISTRICT,
            uuidv7(),
            letter.consumer,
            letter.factId,
            JSON.stringify(letter.envelope),
            letter.reason,
            letter.attempts,
          ],
        });
        if (fact) await writeReceipts(tx, this.schema, { consumer: letter.consumer, facts: [fact] });
      },
      { repeatable: true },
    );
  }

  /** Counts a failed attempt and returns how many there have been. */
  override async recordFailure(consumer: string, factId: string, reason: string): Promise<number> {
    const [row] = await runSql<{ attempts: number }>(this.dataSource, {
      text: `insert into ${qualified(this.schema, 'fact_failures')} as failure (consumer, fact_id, attempts, reason)
        values ($1, $2, 1, $3)
        on conflict (consumer, fact_id) do update
          set attempts = failure.attempts + 1, reason = excluded.reason, last_at = clock_timestamp()
        returning attempts`,
      values: [consumer, factId, reason.slice(0, 2000)],
    });
    return row?.attempts ?? 1;
  }
}
