import type { Envelope } from '#libs/contracts';
import type { Transaction } from '#libs/kernel';

export interface DeadLetter {
  readonly consumer: string;
  readonly factId: string;
  /** The envelope as it came, or `{ base64 }` of bytes that are no JSON or that no database would store. */
  readonly envelope: unknown;
  /** A sentence for operators. */
  readonly reason: string;
  readonly attempts: number;
}

/** Port: what a consumer has settled, kept in its service's own database. The receipt is the truth, the bus's ack an optimisation. */
export abstract class FactInbox {
  /**
   * One transaction: writes the receipts, then calls `apply` with the facts that had none (in the order
   * given; not at all when there are none), then commits. Rolls back and throws what `apply` throws.
   */
  abstract settle(
    batch: { readonly consumer: string; readonly facts: readonly Envelope[] },
    apply: (fresh: readonly Envelope[], tx: Transaction) => Promise<void>,
  ): Promise<void>;

  /** Dead letter and receipt in one transaction. */
  abstract bury(letter: DeadLetter): Promise<void>;

  /** Counts a failure of ours, in a transaction of its own; returns the count so far, this one included. */
  abstract recordFailure(consumer: string, factId: string, reason: string): Promise<number>;
}
