import type { FactContract, FactOf } from '#libs/contracts';
import type { Transaction } from '#libs/kernel';

/** What `prepare` learned, by fact id. */
export type Prepared = ReadonlyMap<string, unknown>;

/** What facts of certain types do to this service. One file per fact in a service's `consumers/`. */
export abstract class FactConsumer<Contract extends FactContract = FactContract> {
  abstract readonly facts: readonly Contract[];

  /**
   * What has to be asked of other services, by fact id: before the transaction, because none may be open
   * during a remote call. Without any effect; it may run again, also for facts that were seen before.
   * What it throws counts as the failure of the facts.
   */
  prepare?(facts: readonly FactOf<Contract>[]): Promise<Prepared>;

  /**
   * Several facts at once, in stream order, none seen before; all effects in `tx`, which the chain
   * commits with the receipts. Throw `UnprocessableFactError` where a repeat cannot help; anything else
   * is repeated one by one.
   */
  abstract apply(facts: readonly FactOf<Contract>[], tx: Transaction, prepared: Prepared): Promise<void>;
}

/** This fact can never be applied: it goes to the dead letters at once. */
export class UnprocessableFactError extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'UnprocessableFactError';
  }
}
