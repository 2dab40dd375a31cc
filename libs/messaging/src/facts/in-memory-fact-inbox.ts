import type { Envelope } from '#libs/contracts';
import type { Transaction } from '#libs/kernel';
import { FactInbox, type DeadLetter } from './fact-inbox.js';

/** Receipts and dead letters in memory, for tests. What `apply` does elsewhere is not rolled back when it throws. */
export class InMemoryFactInbox extends FactInbox {
  readonly letters: DeadLetter[] = [];
  private readonly receipts = new Set<string>();
  private readonly failures = new Map<string, number>();

  async settle(
    batch: { readonly consumer: string; readonly facts: readonly Envelope[] },
    apply: (fresh: readonly Envelope[], tx: Transaction) => Promise<void>,
  ): Promise<void> {
    const unseen = new Map(
      batch.facts.filter(({ id }) => !this.hasReceipt(batch.consumer, id)).map((fact) => [fact.id, fact]),
    );
    const fresh = [...unseen.values()];
    if (fresh.length > 0) await apply(fresh, {} as Transaction);
    for (const fact of fresh) this.receipts.add(keyOf(batch.consumer, fact.id));
  }

  async bury(letter: DeadLetter): Promise<void> {
    if (this.hasReceipt(letter.consumer, letter.factId)) return;
    this.letters.push(letter);
    this.receipts.add(keyOf(letter.consumer, letter.factId));
  }

  async recordFailure(consumer: string, factId: string): Promise<number> {
    const count = (this.failures.get(keyOf(consumer, factId)) ?? 0) + 1;
    this.failures.set(keyOf(consumer, factId), count);
    return count;
  }

  hasReceipt(consumer: string, factId: string): boolean {
    return this.receipts.has(keyOf(consumer, factId));
  }
}

function keyOf(consumer: string, factId: string): string {
  return `${consumer}|${factId}`;
}
