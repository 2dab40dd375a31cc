import type { Envelope } from '#libs/contracts';

export interface OutgoingFact {
  readonly envelope: Envelope;
  readonly subject: string;
  /** From 1; a wanted repeat raises it, or the bus would take it for a duplicate. */
  readonly attempt: number;
}

export type PublishOutcome =
  | { readonly status: 'stored'; readonly duplicate: boolean }
  | { readonly status: 'failed'; readonly error: Error };

/** Port of the relay: hands facts to the bus. */
export abstract class FactPublisher {
  /**
   * One outcome per fact, in the order given. Facts of one aggregate go out in that order; after one
   * fails, later ones of the same aggregate are not sent (`FactNotSentError`). Never throws.
   */
  abstract publish(batch: readonly OutgoingFact[]): Promise<readonly PublishOutcome[]>;
}

/** An earlier fact of the same aggregate failed, so this one was held back. */
export class FactNotSentError extends Error {
  constructor() {
    super('an earlier fact of this aggregate was not stored');
    this.name = 'FactNotSentError';
  }
}

/** `Nats-Msg-Id`: what the bus takes for a duplicate within its window. */
export function messageIdOf(fact: OutgoingFact): string {
  return `${fact.envelope.id}:${fact.attempt}`;
}

/** Publishes in order per aggregate, aggregates side by side. `store` returns whether it was a duplicate. */
export async function publishInOrder(
  batch: readonly OutgoingFact[],
  store: (fact: OutgoingFact) => Promise<boolean>,
): Promise<readonly PublishOutcome[]> {
  const lastOf = new Map<string, Promise<PublishOutcome>>();
  const outcomes = batch.map((fact) => {
    const before = lastOf.get(fact.envelope.aggregateId);
    const outcome = before
      ? before.then((earlier) => (earlier.status === 'stored' ? attempt(fact, store) : heldBack()))
      : attempt(fact, store);
    lastOf.set(fact.envelope.aggregateId, outcome);
    return outcome;
  });
  return Promise.all(outcomes);
}

function heldBack(): PublishOutcome {
  return { status: 'failed', error: new FactNotSentError() };
}

async function attempt(
  fact: OutgoingFact,
  store: (fact: OutgoingFact) => Promise<boolean>,
): Promise<PublishOutcome> {
  try {
    return { status: 'stored', duplicate: await store(fact) };
  } catch (error) {
    return { status: 'failed', error: error instanceof Error ? error : new Error(String(error)) };
  }
}
