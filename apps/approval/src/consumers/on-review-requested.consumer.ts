import { Injectable } from '@nestjs/common';
import { signOffRequested, taskSubmitted, type FactOf } from '#libs/contracts';
import { Caller, causedBy, type Transaction } from '#libs/kernel';
import { FactConsumer, type Prepared } from '#libs/messaging';
import { StartInstances, type PreparedStart } from '../use-cases/start-instances.js';

type Requested = typeof taskSubmitted | typeof signOffRequested;

/** A submission or a draft asks to be decided: its approval starts, or the fact says why it cannot. */
@Injectable()
export class OnReviewRequested extends FactConsumer<Requested> {
  readonly facts = [taskSubmitted, signOffRequested];

  constructor(private readonly starting: StartInstances) {
    super();
  }

  override async prepare(facts: readonly FactOf<Requested>[]): Promise<Prepared> {
    const prepared = await Promise.all(
      facts.map(async (fact) => [fact.id, await this.starting.prepare(requestOf(fact))] as const),
    );
    return new Map(prepared);
  }

  async apply(facts: readonly FactOf<Requested>[], tx: Transaction, prepared: Prepared): Promise<void> {
    const requests = facts.map((fact) => ({
      ...requestOf(fact),
      prepared: prepared.get(fact.id) as PreparedStart,
    }));
    await this.starting.execute(tx, requests);
  }
}

function requestOf(fact: FactOf<Requested>) {
  return { start: fact.data.start, context: causedBy(fact, Caller.machine('approval', fact.districtId)) };
}
