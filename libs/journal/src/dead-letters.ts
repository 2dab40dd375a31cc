import { DomainError, type Transaction } from '#libs/kernel';
import { inTransaction, runSql } from '#libs/persistence';
import type { DataSource } from 'typeorm';
import type { Envelope } from '#libs/contracts';
import { qualified } from './write-statement.js';

/** Stands where a message could not be read far enough to know its district. */
export const NO_DISTRICT = '00000000-0000-0000-0000-000000000000';

export interface BuriedFact {
  readonly id: string;
  readonly consumer: string;
  readonly factId: string;
  readonly type: string | null;
  readonly reason: string;
  readonly attempts: number;
  readonly buriedAt: Date;
  readonly replayedAt: Date | null;
}

export interface BuriedFactWithEnvelope extends BuriedFact {
  readonly envelope: unknown;
}

export class DeadLetterNotFoundError extends DomainError {
  constructor(id: string) {
    super({
      code: 'platform/not-found',
      kind: 'not_found',
      message: 'There is no such dead letter.',
      details: { id },
    });
  }
}

const COLUMNS = `id, consumer, fact_id as "factId", envelope->>'type' as type, reason, attempts,
  buried_at as "buriedAt", replayed_at as "replayedAt"`;

/** What an operator does with facts that could not be settled: list, show, replay. */
export class DeadLetters {
  constructor(
    private readonly dataSource: DataSource,
    private readonly schema: string,
  ) {}

  /** Letters not yet replayed, oldest first. */
  async list(limit = 100): Promise<readonly BuriedFact[]> {
    return await runSql<BuriedFact>(this.dataSource, {
      text: `select ${COLUMNS} from ${this.table} where replayed_at is null order by id limit $1`,
      values: [limit],
    });
  }

  async show(id: string): Promise<BuriedFactWithEnvelope> {
    const [letter] = await runSql<BuriedFactWithEnvelope>(this.dataSource, {
      text: `select ${COLUMNS}, envelope from ${this.table} where id = $1`,
      values: [id],
    });
    if (!letter) throw new DeadLetterNotFoundError(id);
    return letter;
  }

  /**
   * Has `apply` take effect on the fact and marks the letter, in one transaction. The receipt is there
   * already and stays. A letter is replayed once: a second call finds none.
   */
  async replay(id: string, apply: (fact: Envelope, tx: Transaction) => Promise<void>): Promise<void> {
    await inTransaction(
      this.dataSource,
      async (tx) => {
        const [letter] = await runSql<{ envelope: Envelope }>(tx, {
          text: `update ${this.table} set replayed_at = clock_timestamp()
            where id = $1 and replayed_at is null returning envelope`,
          values: [id],
        });
        if (!letter) throw new DeadLetterNotFoundError(id);
        await apply(letter.envelope, tx);
      },
      { repeatable: true },
    );
  }

  private get table(): string {
    return qualified(this.schema, 'dead_letters');
  }
}
