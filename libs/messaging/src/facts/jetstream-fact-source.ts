import { setTimeout as pause } from 'node:timers/promises';
import { jetstream, type ConsumerMessages, type JsMsg } from '@nats-io/jetstream';
import type { BusConnection } from '../connection/bus-connection.js';
import { factsIn, sharedSettlements, type Settlement } from './fact-frame.js';
import { FactBus, FactSource, type FactDelivery } from './fact-source.js';
import { streamOf } from './registry.js';
import { WaitingLine } from './waiting-line.js';

/** A third of the durables' `ack_wait` (60 s). */
const EXTEND_EVERY_MS = 20_000;
/** A process that hangs must not hold facts for ever: after 10 minutes another replica gets them. */
const MAX_EXTENSIONS = 30;
/** Messages asked for ahead; a frame brings up to a hundred facts. */
const PREFETCH = 100;
const FLUSH_MS = 1_000;
/**
 * A request for messages is renewed after so long. Half of it without a sign of life, twice, and the library asks anew; it waits
 * as long, more or less by half, when a bus that came back has no JetStream yet. With its own 30 s facts stood still for 45.
 */
const ASK_AGAIN_MS = 5_000;

export class JetStreamFactBus extends FactBus {
  constructor(private readonly bus: BusConnection) {
    super();
  }

  async open(durable: string, owner: string): Promise<FactSource> {
    const consumer = await jetstream(this.bus.nats).consumers.get(streamOf(owner), durable);
    const line = new WaitingLine<FactDelivery>();
    const source = new JetStreamFactSource(this.bus, line);
    const messages = await consumer.consume({
      max_messages: PREFETCH,
      expires: ASK_AGAIN_MS,
      abort_on_missing_resource: true,
      callback: (message) => source.arrived(message),
    });
    source.follow(messages);
    return source;
  }
}

class JetStreamFactSource extends FactSource {
  /** Every message not yet settled, with the number of extensions it had. */
  private readonly held = new Map<JsMsg, number>();
  private readonly timer = setInterval(() => this.extend(), EXTEND_EVERY_MS);
  private messages: ConsumerMessages | null = null;
  private failure: Error | null = null;
  /** What is given back while the source closes waits until nothing is delivered any more; null before and after. */
  private givenBack: (() => void)[] | null = null;

  constructor(
    private readonly bus: BusConnection,
    private readonly line: WaitingLine<FactDelivery>,
  ) {
    super();
    this.timer.unref();
  }

  arrived(message: JsMsg): void {
    this.held.set(message, 0);
    const facts = factsIn(message);
    const settlements = sharedSettlements(facts.length, this.settlementOf(message));
    for (const [index, fact] of facts.entries()) this.line.push({ ...fact, ...settlements[index]! });
  }

  follow(messages: ConsumerMessages): void {
    this.messages = messages;
    void this.untilEnd(messages);
  }

  private async untilEnd(messages: ConsumerMessages): Promise<void> {
    const error = await messages.closed();
    this.failure = error instanceof Error ? error : new Error('the durable no longer delivers');
    this.line.close();
  }

  async take(max: number, waitMs: number): Promise<readonly FactDelivery[]> {
    const taken = await this.line.take(max, waitMs);
    if (taken.length === 0 && this.failure) throw this.failure;
    return taken;
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    this.givenBack = [];
    // Nobody takes any more; what the server has sent already arrives before its answer, and is given back
    // so that it need not wait for `ack_wait`.
    this.line.close();
    await this.flush();
    this.messages?.stop();
    // Only now: the server would send it to us again at once, and nobody would be there to take it.
    for (const give of this.givenBack) give();
    this.givenBack = null;
    for (const delivery of await this.line.take(Infinity, 0)) delivery.nak(0);
    await this.flush();
  }

  /** Not for longer than a moment: a line that hangs must not hold up a stop. */
  private async flush(): Promise<void> {
    if (!this.bus.connected) return;
    const answered = this.bus.nats.flush().catch(() => undefined);
    await Promise.race([answered, pause(FLUSH_MS, undefined, { ref: false })]);
  }

  private settlementOf(message: JsMsg): Settlement {
    return {
      ack: () => this.settle(message, () => message.ack()),
      nak: (delayMs) => {
        const give = () => this.settle(message, () => message.nak(delayMs));
        if (this.givenBack) this.givenBack.push(give);
        else give();
      },
      term: () => this.settle(message, () => message.term()),
    };
  }

  /** A settlement that does not reach the server only means that the message comes again and meets its receipt. */
  private settle(message: JsMsg, say: () => void): void {
    this.held.delete(message);
    try {
      say();
    } catch {
      // The connection is closing: see above.
    }
  }

  private extend(): void {
    for (const [message, extensions] of this.held) {
      if (extensions >= MAX_EXTENSIONS) {
        this.held.delete(message);
        continue;
      }
      this.held.set(message, extensions + 1);
      try {
        message.working();
      } catch {
        return;
      }
    }
  }
}
