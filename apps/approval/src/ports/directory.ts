import type { Approver, HolderLevel } from '../domain/approver.js';
import type { ApproverRule } from '../domain/flow.js';

export interface HolderSearch {
  readonly rule: ApproverRule;
  readonly subjectUnitId: string;
  /** Traces the question back to the request or fact behind it. */
  readonly correlationId: string;
}

/** What approval asks of organization; always before a change, never inside a transaction. */
export abstract class Directory {
  /** Levels from where the rule begins up to the root. Empty when the unit does not exist. */
  abstract levels(search: HolderSearch): Promise<readonly HolderLevel[]>;

  /** The person, if active. */
  abstract activePerson(
    personId: string,
    at: { readonly unitId: string; readonly correlationId: string },
  ): Promise<Omit<Approver, 'standsInFor'> | null>;
}
