import { FactBus, FactSource, type FactDelivery } from './fact-source.js';
import {
  FactPublisher,
  messageIdOf,
  publishInOrder,
  type OutgoingFact,
  type PublishOutcome,
} from './fact-publisher.js';
import { WaitingLine } from './waiting-line.js';

interface Stored {
  readonly subject: string;
  readonly data: Uint8Array;
}

/**
 * The bus without a server, for tests: stores bytes like the real one, drops duplicate message ids,
 * delivers every stream to each durable from its beginning, and again after a `nak` or a close.
 */
export class InMemoryBus extends FactPublisher implements FactBus {
  private readonly streams = new Map<string, Stored[]>();
  private readonly durables = new Map<string, Durable>();
  private readonly seen = new Set<string>();

  async publish(batch: readonly OutgoingFact[]): Promise<readonly PublishOutcome[]> {
    return publishInOrder(batch, async (fact) => {
      const duplicate = this.seen.has(messageIdOf(fact));
      if (!duplicate) this.put(fact.subject, Buffer.from(JSON.stringify(fact.envelope)));
      this.seen.add(messageIdOf(fact));
      return duplicate;
    });
  }

  /** Puts any bytes on a fact subject, as a broken publisher would. */
  put(subject: string, data: Uint8Array): void {
    const owner = subject.split('.')[1];
    if (!subject.startsWith('evt.') || !owner) throw new Error(`no stream takes ${subject}`);
    const stored = { subject, data };
    this.streamOf(owner).push(stored);
    for (const durable of this.durables.values()) if (durable.owner === owner) durable.add(stored);
  }

  async open(durable: string, owner: string): Promise<FactSource> {
    const known = this.durables.get(durable) ?? new Durable(owner, this.streamOf(owner));
    this.durables.set(durable, known);
    return known.open();
  }

  /** How many messages of a durable were neither acknowledged nor terminated. */
  unsettled(durable: string): number {
    return this.durables.get(durable)?.unsettled.size ?? 0;
  }

  private streamOf(owner: string): Stored[] {
    const stream = this.streams.get(owner) ?? [];
    this.streams.set(owner, stream);
    return stream;
  }
}

class Durable {
  readonly unsettled: Set<Stored>;
  private readonly waiting: Stored[];
  private source: InMemoryFactSource | null = null;

  constructor(
    readonly owner: string,
    stream: readonly Stored[],
  ) {
    this.waiting = [...stream];
    this.unsettled = new Set(stream);
  }

  add(message: Stored): void {
    this.unsettled.add(message);
    if (this.source) this.source.line.push(message);
    else this.waiting.push(message);
  }

  open(): FactSource {
    this.source = new InMemoryFactSource(this);
    for (const message of this.waiting.splice(0)) this.source.line.push(message);
    return this.source;
  }

  giveBack(messages: readonly Stored[]): void {
    this.source = null;
    this.waiting.unshift(...messages);
  }
}

class InMemoryFactSource extends FactSource {
  readonly line = new WaitingLine<Stored>();
  private readonly held = new Set<Stored>();

  constructor(private readonly durable: Durable) {
    super();
  }

  async take(max: number, waitMs: number): Promise<readonly FactDelivery[]> {
    const taken = await this.line.take(max, waitMs);
    return taken.map((message) => this.deliveryOf(message));
  }

  async close(): Promise<void> {
    this.line.close();
    const untaken = await this.line.take(Infinity, 0);
    this.durable.giveBack(untaken);
  }

  private deliveryOf(message: Stored): FactDelivery {
    this.held.add(message);
    return {
      ...message,
      ack: () => this.settle(message),
      term: () => this.settle(message),
      nak: (delayMs) => {
        if (this.held.delete(message)) setTimeout(() => this.durable.add(message), delayMs).unref();
      },
    };
  }

  private settle(message: Stored): void {
    if (this.held.delete(message)) this.durable.unsettled.delete(message);
  }
}
