import {
  DirectiveEndedError,
  DirectiveNotADraftError,
  DirectiveNotIssuedError,
  TasksStillOpenError,
} from './directive-errors.js';
import { EMPTY_HISTORY, type EditHistory, withoutTheLast, withOneMore } from './edit-history.js';
import type { ItemCounts } from './item.js';
import type { OverBudget } from './over-budget.js';

export type DirectiveState = 'draft' | 'in-sign-off' | 'issued' | 'closed' | 'withdrawn' | 'superseded';
export type DirectiveDocType = 'speech' | 'notice' | 'plan' | 'workpoints' | 'minutes' | 'circular' | 'other';

/** One round of asking for consent; `starting` until approval has answered. */
export interface SignOff {
  readonly instanceId: string;
  readonly round: number;
  readonly flowKey: string;
  readonly starting: boolean;
  readonly firstAsked: readonly string[];
  readonly contentHash: string;
  /** Only where units are given more than the budget of the month. */
  readonly overBudget?: OverBudget;
}

/** Why a sign-off ended without consent. */
export interface Returned {
  readonly how: 'returned' | 'rejected' | 'withdrawn' | 'start-refused';
  readonly reason: string | null;
  readonly byName: string | null;
}

/** A document issued by a unit, on its way draft → in-sign-off → issued → closed (domain.md §3). */
export interface Directive {
  readonly id: string;
  readonly version: number;
  readonly state: DirectiveState;
  readonly title: string;
  readonly docType: DirectiveDocType;
  readonly docNumber: string | null;
  readonly registerNumber: string | null;
  readonly issuerUnitId: string;
  /** As it was called when the directive was registered. */
  readonly issuerUnitName: string;
  readonly drafter: { readonly personId: string; readonly name: string };
  readonly source: {
    readonly fileName: string | null;
    readonly textSha256: string;
    readonly length: number;
    readonly decodedFrom: string;
  };
  /** Raised by each new version of the text; the dispatches of a version are derived from it. */
  readonly textVersion: number;
  readonly counts: ItemCounts;
  /** Edits of the draft that can be taken back. */
  readonly edits: EditHistory;
  /** The last round, kept after it ended: the next one names it. */
  readonly signOff: SignOff | null;
  readonly returned: Returned | null;
  readonly registeredAt: Date;
  readonly issuedAt: Date | null;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
  /** Its open tasks are still to be cancelled, in chunks. */
  readonly cancelling: boolean;
}

export function assertDraft(directive: Directive): void {
  if (directive.state !== 'draft') throw new DirectiveNotADraftError(directive.state);
}

export function withCounts(directive: Directive, counts: ItemCounts): Directive {
  assertDraft(directive);
  return { ...directive, counts };
}

/** A draft whose items were edited; the edit can be taken back. */
export function withEdit(directive: Directive, counts: ItemCounts): Directive {
  return { ...withCounts(directive, counts), edits: withOneMore(directive.edits) };
}

export function withEditTakenBack(directive: Directive, counts: ItemCounts): Directive {
  return { ...withCounts(directive, counts), edits: withoutTheLast(directive.edits) };
}

export function sendForSignOff(directive: Directive, signOff: SignOff): Directive {
  assertDraft(directive);
  return { ...directive, state: 'in-sign-off', signOff, returned: null, edits: EMPTY_HISTORY };
}

/** Whether a decision is about the round that runs now; news of another one changes nothing. */
export function awaits(directive: Directive, instanceId: string): boolean {
  return directive.state === 'in-sign-off' && directive.signOff?.instanceId === instanceId;
}

export function signOffStarted(directive: Directive, firstAsked: readonly string[]): Directive {
  return { ...directive, signOff: { ...directive.signOff!, starting: false, firstAsked } };
}

export function issue(directive: Directive, registerNumber: string, now: Date): Directive {
  return {
    ...directive,
    state: 'issued',
    registerNumber,
    issuedAt: now,
    signOff: { ...directive.signOff!, starting: false },
  };
}

export function returnToDraft(directive: Directive, returned: Returned): Directive {
  return {
    ...directive,
    state: 'draft',
    returned,
    signOff: { ...directive.signOff!, starting: false },
  };
}

/** A draft disappears from work, a running sign-off is void, the open tasks of an issued one are cancelled. */
export function withdraw(directive: Directive, reason: string, now: Date): Directive {
  if (hasEnded(directive)) throw new DirectiveEndedError(directive.state);
  return {
    ...directive,
    state: 'withdrawn',
    endReason: reason,
    endedAt: now,
    cancelling: directive.state === 'issued',
  };
}

export function cancellingDone(directive: Directive): Directive {
  return { ...directive, cancelling: false };
}

/** @param openTasks tasks not ended, and targets that have no task yet */
export function close(directive: Directive, openTasks: number, now: Date): Directive {
  if (directive.state !== 'issued') throw new DirectiveNotIssuedError(directive.state);
  if (openTasks > 0) throw new TasksStillOpenError(openTasks);
  return { ...directive, state: 'closed', endedAt: now };
}

export function hasEnded(directive: Pick<Directive, 'state'>): boolean {
  return ['closed', 'withdrawn', 'superseded'].includes(directive.state);
}

/** `2026-0007`: year of issue (Asia/Shanghai) and number in the district's ledger of that year. */
export function registerNumberOf(year: string, count: number): string {
  return `${year}-${String(count).padStart(4, '0')}`;
}
