import type { CommandContext, Transaction } from '#libs/kernel';
import type { DirectiveDraft } from '../domain/directive-draft.js';
import type { DirectiveNews } from '../domain/directive-news.js';
import type { DirectiveRemark } from '../domain/directive-remark.js';
import type { KeptEdit } from '../domain/edit-history.js';
import type { Directive } from '../domain/directive.js';
import type { PlannedDispatch } from '../domain/dispatch-plan.js';
import type { Item } from '../domain/item.js';
import type { GivenDispatch } from './dispatch-repository.js';

/** One version of the text of a directive, stored once and never changed. */
export interface SourceText {
  readonly text: string;
  readonly draft: DirectiveDraft;
}

/** A directive's next version with everything that becomes true together with it. */
export interface DirectiveChange<Answer> {
  readonly directive: Directive;
  readonly news: DirectiveNews;
  /** What is told besides, in this order. */
  readonly moreNews?: readonly DirectiveNews[];
  readonly answer: Answer;
  readonly source?: SourceText;
  /** New items, or items with new values. */
  readonly items?: readonly Item[];
  /** Items that are no more; they are kept, but stand in no list. */
  readonly removedItems?: readonly Item[];
  /** What takes this change back. */
  readonly edit?: KeptEdit;
  readonly dispatches?: readonly PlannedDispatch[];
  readonly remark?: DirectiveRemark;
  /** What a remark that demands opens. */
  readonly given?: GivenDispatch;
  /** Where the issuer stands in the tree: its pages are told to look again. */
  readonly issuerPath?: string;
  /** The appointment by which the caller acts, for the record. */
  readonly appointmentId?: string;
}

/** All is as it should be already. */
export interface NoChange<Answer> {
  readonly unchanged: Answer;
}

export interface DirectiveCommand<Answer> {
  /** `task-dispatch.directive.<verb>`: what the audit trail says was refused. */
  readonly name: string;
  readonly directiveId: string;
  readonly context: CommandContext;
  readonly now: Date;
  /** Synchronous and pure, because it may run several times. */
  readonly decide: (directive: Directive | null) => DirectiveChange<Answer> | NoChange<Answer>;
}

/** A change that a fact causes; null leaves everything as it is. */
export interface DirectiveEffect {
  readonly directiveId: string;
  readonly context: CommandContext;
  readonly now: Date;
  readonly decide: (directive: Directive | null) => DirectiveChange<null> | null;
}

/** What issuing a directive needs besides its state. */
export interface IssueMaterial {
  readonly directive: Directive;
  readonly issuerPath: string;
  readonly text: string;
  readonly items: readonly Item[];
}

export abstract class DirectiveRepository {
  /** One command, once per command key: journal, news and rows in one statement. */
  abstract change<Answer>(command: DirectiveCommand<Answer>): Promise<Answer>;

  /** Effects of facts in the consumer's transaction. */
  abstract applyAll(effects: readonly DirectiveEffect[], tx: Transaction): Promise<void>;

  /** Locks the directives until `tx` ends, so that what is numbered is also issued. */
  abstract lockForIssue(
    key: { readonly districtId: string; readonly directiveIds: readonly string[] },
    tx: Transaction,
  ): Promise<readonly IssueMaterial[]>;

  /** Takes the next number of the district's ledger of `year`, from 1; without gaps, because it rolls back with `tx`. */
  abstract takeRegisterNumber(
    ledger: { readonly districtId: string; readonly year: string },
    tx: Transaction,
  ): Promise<number>;
}
