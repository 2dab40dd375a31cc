import { jetstream, JetStreamApiError, type JetStreamClient } from '@nats-io/jetstream';
import type { BusConnection } from '../connection/bus-connection.js';
import type { Metrics } from '#libs/observability';
import { sha256Of } from '../wire/canonical-json.js';
import { encodeFrame, frameLine, frameSubjectOf, ownerIn } from './fact-frame.js';
import {
  FactNotSentError,
  FactPublisher,
  messageIdOf,
  publishInOrder,
  type OutgoingFact,
  type PublishOutcome,
} from './fact-publisher.js';

const PUB_ACK_TIMEOUT_MS = 5000;
/** Facts in one frame at most: a consumer that fails to settle one of them gets all of them again. */
const FRAME_FACTS = 100;
/** Well below the bus's `max_payload` of 1 MB; UTF-16 code units, of which one is three bytes at most. */
const FRAME_LENGTH = 250_000;

interface Frame {
  readonly facts: OutgoingFact[];
  readonly lines: string[];
}

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
    const owner = commonOwner(batch);
    const outcomes = owner === null ? await this.singly(batch) : await this.framed(owner, batch);
    const stored = outcomes.filter(({ status }) => status === 'stored').length;
    this.metrics.factsPublished.inc({ outcome: 'stored' }, stored);
    this.metrics.factsPublished.inc({ outcome: 'failed' }, outcomes.length - stored);
    return outcomes;
  }

  private singly(facts: readonly OutgoingFact[]): Promise<readonly PublishOutcome[]> {
    return publishInOrder(facts, (fact) =>
      this.store(fact.subject, JSON.stringify(fact.envelope), messageIdOf(fact)),
    );
  }

  /** One frame after the other, because a later one may hold the next fact of an aggregate. */
  private async framed(owner: string, batch: readonly OutgoingFact[]): Promise<readonly PublishOutcome[]> {
    const outcomes: PublishOutcome[] = [];
    for (const frame of framesOf(batch)) {
      outcomes.push(...(await this.storeFrame(owner, frame)));
      if (outcomes.some(({ status }) => status === 'failed')) break;
    }
    return batch.map((_, index) => outcomes[index] ?? failed(new FactNotSentError()));
  }

  private async storeFrame(owner: string, { facts, lines }: Frame): Promise<readonly PublishOutcome[]> {
    if (facts.length === 1) return this.singly(facts);
    try {
      const id = sha256Of(facts.map(messageIdOf).join('\n'));
      const duplicate = await this.store(frameSubjectOf(owner), encodeFrame(lines), id);
      return facts.map(() => ({ status: 'stored', duplicate }));
    } catch (error) {
      // The server has said no: one fact may be to blame, and must not stop the others.
      if (error instanceof JetStreamApiError) return this.singly(facts);
      return facts.map(() => failed(error));
    }
  }

  private async store(subject: string, data: string, msgID: string): Promise<boolean> {
    if (!this.bus.connected) throw new Error('the bus is away');
    const ack = await this.stream.publish(subject, data, { msgID, timeout: PUB_ACK_TIMEOUT_MS });
    return ack.duplicate;
  }
}

function failed(error: unknown): PublishOutcome {
  return { status: 'failed', error: error instanceof Error ? error : new Error(String(error)) };
}

/** The owner of all of them; null when there are several or a subject is none of a fact. */
function commonOwner(batch: readonly OutgoingFact[]): string | null {
  const owners = new Set(batch.map(({ subject }) => ownerIn(subject)));
  return owners.size === 1 ? [...owners][0]! : null;
}

function framesOf(batch: readonly OutgoingFact[]): readonly Frame[] {
  const frames: Frame[] = [];
  let length = Infinity;
  for (const fact of batch) {
    const line = frameLine(fact.subject, JSON.stringify(fact.envelope));
    const last = frames.at(-1);
    if (!last || last.facts.length === FRAME_FACTS || length + line.length > FRAME_LENGTH) {
      frames.push({ facts: [fact], lines: [line] });
      length = line.length;
    } else {
      last.facts.push(fact);
      last.lines.push(line);
      length += line.length;
    }
  }
  return frames;
}
