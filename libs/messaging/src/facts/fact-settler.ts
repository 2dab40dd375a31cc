import type { Envelope } from '#libs/contracts';
import type { Logger, Metrics } from '#libs/observability';
import { UnprocessableFactError, type Prepared } from './fact-consumer.js';
import { decodeFact, storable, type ReadableFact, type UnreadableFact } from './fact-decoder.js';
import type { FactInbox } from './fact-inbox.js';
import type { FactStep } from './fact-middleware.js';
import type { FactDelivery } from './fact-source.js';
import { isInfrastructureFailure } from './infrastructure-failure.js';
import type { ContractRegistry } from './registry.js';

export interface SettlingRules {
  /** The same bug this often, and the fact is buried. */
  readonly maxFailures: number;
  /** Pause before the next try after the n-th failure, in milliseconds; the last one serves for all later. */
  readonly delaysMs: readonly number[];
}

export const SETTLING_RULES: SettlingRules = { maxFailures: 5, delaysMs: [1000, 5000, 30_000, 120_000] };

interface Desk {
  /** The durable's name, under which receipts and dead letters are written. */
  readonly consumer: string;
  readonly registry: ContractRegistry;
  readonly inbox: FactInbox;
  /** Applies facts not seen before; facts that nobody here consumes pass through it without effect. */
  readonly apply: FactStep;
  /** Asks other services what the facts need, before the transaction. */
  readonly prepare: (facts: readonly Envelope[]) => Promise<Prepared>;
  readonly rules: SettlingRules;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** Copies of one fact in one batch are settled together. */
interface Item extends ReadableFact {
  readonly deliveries: readonly FactDelivery[];
}

/**
 * The one place where it is decided what becomes of a message (architecture §4): acknowledged after the
 * commit, tried again later, or buried. Whatever happens between commit and ack only makes the message
 * come again and meet its receipt.
 */
export class FactSettler {
  constructor(private readonly desk: Desk) {}

  /**
   * Settles what can be settled. What is returned could not be, because the database, the bus or another
   * service is away (`cause`): nothing was counted against it, give it in again later.
   */
  async settle(
    deliveries: readonly FactDelivery[],
  ): Promise<{ readonly unsettled: readonly FactDelivery[]; readonly cause?: unknown }> {
    const open = new Set(deliveries);
    const done = (settled: readonly FactDelivery[], say: (delivery: FactDelivery) => void) => {
      for (const delivery of settled) if (open.delete(delivery)) say(delivery);
    };
    const read = deliveries.map((delivery) => decodeFact(this.desk.registry, delivery));
    try {
      for (const bad of read.filter(isUnreadable))
        await this.orSetAside(bad, done, () => this.bury(bad, done));
      await this.together(withCopies(read.filter(isReadable)), done);
      return { unsettled: [] };
    } catch (cause) {
      return { unsettled: [...open], cause };
    }
  }

  private async together(items: readonly Item[], done: Done): Promise<void> {
    if (items.length === 0) return;
    try {
      await this.commit(items, done);
    } catch (error) {
      if (isInfrastructureFailure(error)) throw error;
      if (items.length === 1) return this.failed(items[0]!, error, done);
      this.desk.logger.warn(
        { err: error, consumer: this.desk.consumer, count: items.length },
        'a batch goes one by one',
      );
      for (const item of items) await this.alone(item, done);
    }
  }

  private async alone(item: Item, done: Done): Promise<void> {
    try {
      await this.commit([item], done);
    } catch (error) {
      if (isInfrastructureFailure(error)) throw error;
      await this.failed(item, error, done);
    }
  }

  private async commit(items: readonly Item[], done: Done): Promise<void> {
    const { consumer, inbox, apply, prepare, metrics } = this.desk;
    const all = items.map(({ fact }) => fact);
    const prepared = await prepare(all);
    await inbox.settle({ consumer, facts: all }, (facts, tx) => apply({ consumer, facts, tx, prepared }));
    metrics.factsSettled.inc({ consumer, outcome: 'applied' }, items.length);
    for (const item of items) done(item.deliveries, (delivery) => delivery.ack());
  }

  private failed(item: Item, error: unknown, done: Done): Promise<void> {
    return this.orSetAside(item, done, () => this.count(item, error, done));
  }

  /** Our own bug or the fact's: counted, tried again with growing delay, buried in the end. */
  private async count(item: Item, error: unknown, done: Done): Promise<void> {
    const { consumer, inbox, rules, logger, metrics } = this.desk;
    const reason = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 1000) : String(error);
    const failures = await inbox.recordFailure(consumer, item.fact.id, reason);
    logger.error(
      { err: error, consumer, factId: item.fact.id, type: item.fact.type, failures },
      'a fact failed',
    );
    if (error instanceof UnprocessableFactError || failures >= rules.maxFailures) {
      return this.bury(
        {
          ...item,
          factId: item.fact.id,
          envelope: storable(item.written, item.delivery.data),
          reason,
          failures,
        },
        done,
      );
    }
    metrics.factsSettled.inc({ consumer, outcome: 'retried' });
    const delay = rules.delaysMs[Math.min(failures, rules.delaysMs.length) - 1] ?? 0;
    done(item.deliveries, (delivery) => delivery.nak(delay));
  }

  /** When even counting or burying fails by itself, the message waits its longest and stops nobody else. */
  private async orSetAside(held: Held, done: Done, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (isInfrastructureFailure(error)) throw error;
      const { consumer, logger, metrics, rules } = this.desk;
      logger.error({ err: error, consumer }, 'a message can neither be counted nor buried');
      metrics.factsSettled.inc({ consumer, outcome: 'set-aside' });
      done(held.deliveries ?? [held.delivery], (delivery) => delivery.nak(rules.delaysMs.at(-1) ?? 0));
    }
  }

  private async bury(letter: Letter, done: Done): Promise<void> {
    const { consumer, inbox, logger, metrics } = this.desk;
    const { factId, envelope, reason, failures = 1 } = letter;
    await inbox.bury({ consumer, factId, envelope, reason, attempts: failures });
    logger.error({ consumer, factId, reason }, 'a fact is buried');
    metrics.factsSettled.inc({ consumer, outcome: 'buried' });
    // Without a reason: servers before 2.10 ignore a term that carries one and deliver again.
    done(letter.deliveries ?? [letter.delivery], (delivery) => delivery.term());
  }
}

type Done = (settled: readonly FactDelivery[], say: (delivery: FactDelivery) => void) => void;

interface Held {
  readonly delivery: FactDelivery;
  readonly deliveries?: readonly FactDelivery[];
}

interface Letter extends UnreadableFact, Held {
  readonly failures?: number;
}

function isUnreadable(read: ReadableFact | UnreadableFact): read is UnreadableFact {
  return 'reason' in read;
}

function isReadable(read: ReadableFact | UnreadableFact): read is ReadableFact {
  return 'fact' in read;
}

function withCopies(read: readonly ReadableFact[]): readonly Item[] {
  const items = new Map<string, ReadableFact & { deliveries: FactDelivery[] }>();
  for (const one of read) {
    const known = items.get(one.fact.id);
    if (known) known.deliveries.push(one.delivery);
    else items.set(one.fact.id, { ...one, deliveries: [one.delivery] });
  }
  return [...items.values()];
}
