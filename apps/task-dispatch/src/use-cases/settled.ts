import { DomainError } from '#libs/kernel';

/** What was found out before a change; a refusal is kept for the change, so that it leaves its audit line there. */
export type Settled<Value> = { readonly value: Value } | { readonly refusal: DomainError };

/** Waits for `work`; a refusal becomes data, anything else is thrown. */
export async function settled<Value>(work: Promise<Value>): Promise<Settled<Value>> {
  try {
    return { value: await work };
  } catch (error) {
    if (error instanceof DomainError && error.kind !== 'unavailable' && error.kind !== 'bug') {
      return { refusal: error };
    }
    throw error;
  }
}

/** The value, or the refusal thrown. */
export function valueOf<Value>(outcome: Settled<Value>): Value {
  if ('refusal' in outcome) throw outcome.refusal;
  return outcome.value;
}
