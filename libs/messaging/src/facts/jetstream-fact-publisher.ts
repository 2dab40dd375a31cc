import { jetstream, type JetStreamClient } from '@nats-io/jetstream';
import type { BusConnection } from '../connection/bus-connection.js';
import type { Metrics } from '#libs/observability';
import {
  FactPublisher,
  messageIdOf,
  publishInOrder,
  type OutgoingFact,
  type PublishOutcome,
} from './fact-publisher.js';

const PUB_ACK_TIMEOUT_MS = 5000;

/** Stores facts in their owner's stream; a fact counts as stored when the server has acknowledged it. */
export class JetStreamFactPublisher extends FactPublisher {
  private readonly stream: JetStreamClient;

  constructor(
    private readonly bus: BusConnection,
    private readonly metrics: Metrics,
  ) {
    super();
    this.stream = jetstream(bus.nats);
  }

  async publish(batch: readonly OutgoingFact[]): Promise<readonly PublishOutcome[]> {
    const outcomes = await publishInOrder(batch, (fact) => this.store(fact));
    const stored = outcomes.filter(({ status }) => status === 'stored').length;
    this.metrics.factsPublished.inc({ outcome: 'stored' }, stored);
    this.metrics.factsPublished.inc({ outcome: 'failed' }, outcomes.length - stored);
    return outcomes;
  }

  private async store(fact: OutgoingFact): Promise<boolean> {
    if (!this.bus.connected) throw new Error('the bus is away');
    const ack = await this.stream.publish(fact.subject, JSON.stringify(fact.envelope), {
      msgID: messageIdOf(fact),
      timeout: PUB_ACK_TIMEOUT_MS,
    });
    return ack.duplicate;
  }
}
