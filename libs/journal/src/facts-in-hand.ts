import type { Actor, Envelope } from '#libs/contracts';
import type { JournalRow } from './write-statement.js';

/** Characters of JSON that are kept at most: a dozen chunks of a directive, or some thousand ordinary facts. */
const ROOM = 4_000_000;

/** A fact as it goes out. */
export interface WrittenFact {
  readonly envelope: Envelope;
  readonly subject: string;
}

/** What one statement has committed, and how much text it was: a measure of what keeping it costs. */
export interface WrittenFacts {
  readonly facts: readonly WrittenFact[];
  readonly length: number;
}

/**
 * Facts that this process has just written, so that its relay need not read and parse them again. Nothing depends on it:
 * what is not here, or no longer, stands in the journal. The oldest go first when there is no room.
 */
export class FactsInHand {
  private readonly batches: { readonly ids: readonly string[]; readonly length: number }[] = [];
  private readonly known = new Map<string, WrittenFact>();
  private length = 0;

  constructor(private readonly room = ROOM) {}

  remember({ facts, length }: WrittenFacts): void {
    for (const fact of facts) this.known.set(fact.envelope.id, fact);
    this.batches.push({ ids: facts.map(({ envelope }) => envelope.id), length });
    this.length += length;
    while (this.length > this.room) this.forgetOldest();
  }

  /** Once: a fact that then cannot be published is read from the journal the next time. */
  take(factId: string): WrittenFact | undefined {
    const fact = this.known.get(factId);
    this.known.delete(factId);
    return fact;
  }

  private forgetOldest(): void {
    const oldest = this.batches.shift()!;
    this.length -= oldest.length;
    for (const id of oldest.ids) this.known.delete(id);
  }
}

/** The fact of a row that is published. */
export function writtenFact(row: JournalRow): WrittenFact {
  return {
    subject: row.subject as string,
    envelope: {
      id: row.fact_id as string,
      type: row.type as string,
      occurredAt: (row.occurred_at as Date).toISOString(),
      districtId: row.district_id as string,
      actor: row.actor as Actor,
      correlationId: row.correlation_id as string,
      causationId: row.causation_id as string | null,
      aggregateId: row.aggregate_id as string,
      aggregateVersion: row.aggregate_version as number,
      data: row.data,
    },
  };
}
