import type { FactContract, FactData } from '#libs/contracts';
import { uuidv7 } from '#libs/kernel';
import type { JournalEntry } from '#libs/journal';

interface Told {
  readonly before: object | null;
  readonly after: object | null;
  readonly now: Date;
}

/** News for the other services. */
export function published<Contract extends FactContract>(
  fact: Contract,
  data: FactData<Contract>,
  told: Told,
): JournalEntry {
  return entry(fact.type, data as object, { ...told, published: true });
}

/** A step only the audit trail tells of. */
export function noted(type: `organization.${string}`, data: object, told: Told): JournalEntry {
  return entry(type, data, { ...told, published: false });
}

function entry(type: string, data: object, told: Told & { readonly published: boolean }): JournalEntry {
  const { now, ...rest } = told;
  return { factId: uuidv7(), type, data, occurredAt: now, ...rest };
}
