import {
  type FactContract,
  type FactData,
  type FactOf,
  instanceApproved,
  instanceRejected,
  instanceReturned,
  instanceStarted,
  instanceStartRefused,
  instanceVoided,
  instanceWithdrawn,
} from '#libs/contracts';

/** Approval's news about a sign-off, as it comes off the bus. */
export type SignOffFact = FactOf<
  | typeof instanceStarted
  | typeof instanceStartRefused
  | typeof instanceApproved
  | typeof instanceRejected
  | typeof instanceReturned
  | typeof instanceVoided
  | typeof instanceWithdrawn
>;

/** What became of a sign-off. */
export type SignOffOutcome =
  | { readonly how: 'started'; readonly asked: readonly string[] }
  | { readonly how: 'approved' }
  | {
      readonly how: 'returned' | 'rejected' | 'withdrawn' | 'start-refused';
      readonly reason: string | null;
      readonly byName: string | null;
    };

const READERS: ReadonlyMap<string, (data: never) => SignOffOutcome> = new Map([
  reader(instanceStarted, ({ asked }) => ({ how: 'started', asked: asked.map(({ name }) => name) })),
  reader(instanceApproved, () => ({ how: 'approved' })),
  reader(instanceReturned, ({ reason, by }) => ({ how: 'returned', reason, byName: by.name })),
  reader(instanceRejected, ({ reason, by }) => ({ how: 'rejected', reason, byName: by.name })),
  reader(instanceWithdrawn, ({ reason }) => ({ how: 'withdrawn', reason, byName: null })),
  // Void while its directive still waits: nobody decides any more, so the drafter has to ask again.
  reader(instanceVoided, ({ reason }) => ({ how: 'withdrawn', reason, byName: null })),
  reader(instanceStartRefused, ({ reason }) => ({ how: 'start-refused', reason, byName: null })),
]);

/** Approval's news in this service's words. */
export function outcomeOf(fact: SignOffFact): SignOffOutcome {
  const read = READERS.get(fact.type);
  if (!read) throw new Error(`not an outcome of a sign-off: ${fact.type}`);
  return read(fact.data as never);
}

function reader<Contract extends FactContract>(
  contract: Contract,
  read: (data: FactData<Contract>) => SignOffOutcome,
): [string, (data: never) => SignOffOutcome] {
  return [contract.type, read as (data: never) => SignOffOutcome];
}
