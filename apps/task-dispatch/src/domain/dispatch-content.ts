import type { DueRule } from './due.js';

/** One thing by which a result is accepted; fixed at dispatch, cited by a return. */
export interface Criterion {
  readonly criterionId: string;
  readonly text: string;
}

/** What a report must bring beyond words; default nothing (domain.md §6.1). */
export interface EvidenceAsked {
  readonly files: boolean;
  readonly figures: readonly { readonly key: string; readonly label: string; readonly unit: string }[];
  readonly reason: string | null;
}

/** Everything of a signed-off item that its tasks need, copied at issue so that no later edit reaches them. */
export interface DispatchContent {
  readonly directiveId: string;
  readonly directiveTitle: string;
  readonly issuerUnitId: string;
  readonly issuerUnitPath: string;
  /** This and the contact's name are missing in dispatches that are older than the keeping of them. */
  readonly issuerUnitName?: string;
  readonly drafterId: string;
  readonly contactPersonId: string;
  readonly contactName?: string | null;
  readonly itemId: string;
  readonly itemPath: string;
  /** At most 120 characters. */
  readonly heading: string;
  /** The item's text in the source's own words. */
  readonly requirement: string;
  readonly criteria: readonly Criterion[];
  readonly due: DueRule;
  /** Calendar days where the text names no due: documents 30, meeting points 20 (domain.md §4). */
  readonly defaultDays: 20 | 30;
  readonly urgent: boolean;
  readonly evidence: EvidenceAsked;
  readonly resultLevels: readonly string[];
  readonly reviewFlowKey: string;
  readonly sponsorPersonId: string | null;
  /** See Task.originTaskId; left out where no remark opened the task. */
  readonly originTaskId?: string | null;
  /** ISO instant at which the directive was issued. */
  readonly issuedAt: string;
}
