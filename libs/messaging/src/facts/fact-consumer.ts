import type { FactContract, FactOf } from '#libs/contracts';
import type { Transaction } from '#libs/kernel';

/** What facts of certain types do to this service. One file per fact in a service's `consumers/`. */
export abstract class FactConsumer<Contract extends FactContract = FactContract> {
  abstract readonly facts: readonly Contract[];

  /**
   * Several facts at once, in stream order, none seen before; all effects in `tx`, which the chain
   * commits with the receipts. Throw `UnprocessableFactError` where a repeat cannot help; anything else
   * is repeated one by one.
   */
  abstract apply(facts: readonly FactOf<Contract>[], tx: Transaction): Promise<void>;
}

/** This fact can never be applied: it goes to the dead letters at once. */
export class UnprocessableFactError extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'UnprocessableFactError';
  }
}
