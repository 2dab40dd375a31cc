import type { CommandContext, Transaction } from '#libs/kernel';
import type { ClockEntry } from '../domain/clock-ledger.js';
import type { DispatchContent } from '../domain/dispatch-content.js';
import type { NewTaskPlan, Target } from '../domain/new-task.js';
import type { Task } from '../domain/task.js';
import type { AudienceRule } from '../domain/item.js';

/** A task that a dispatch makes, with the first entry of its clock. */
export interface MadeTask {
  readonly task: Task;
  readonly clockEntry: ClockEntry;
}

/** A dispatch to named units, whose tasks are made in the very change that orders it. */
export interface GivenDispatch {
  readonly plan: NewTaskPlan;
  readonly targets: readonly Target[];
  readonly made: readonly MadeTask[];
}

/** A dispatch that is not finished, as its worker sees it. */
export interface OpenDispatch {
  readonly districtId: string;
  readonly dispatchId: string;
  readonly version: number;
  readonly state: 'planned' | 'resolving' | 'creating';
  readonly parentTaskId: string | null;
  readonly rule: AudienceRule | null;
  readonly content: DispatchContent;
  /** Known once every page of the audience is stored. */
  readonly targetsTotal: number | null;
  readonly createdCount: number;
  readonly nextChunk: number;
  /** The path after which the audience is still to be asked for. */
  readonly resolvedAfter: string | null;
  readonly plannedAt: Date;
  /** Fixed where the tasks exist already; otherwise a task begins when its chunk is written. */
  readonly beginsAt: Date | null;
}

export interface ItemPlan {
  readonly rule: AudienceRule;
  readonly content: DispatchContent;
}

/** Whether the audience named a post that holds the tasks. */
export function isHeldByPost({ rule }: Pick<OpenDispatch, 'rule'>): boolean {
  return rule !== null && rule.postId !== null;
}

/** A page of an audience as organization answered it. */
export interface AudiencePage {
  readonly targets: readonly Target[];
  /** Null on the last page. */
  readonly next: string | null;
}

/** A command to dispatch to one more unit; `decide` is pure and may run several times. */
export interface SupplementOrder {
  readonly dispatchId: string;
  readonly context: CommandContext;
  readonly decide: () => GivenDispatch;
}

/** Progress of dispatches. Each step is one commit and loses quietly to another worker that was faster. */
export abstract class DispatchRepository {
  /** Dispatches still to be worked on, oldest first, without those that are named. */
  abstract open(limit: number, without: readonly string[]): Promise<readonly OpenDispatch[]>;
  abstract find(districtId: string, dispatchId: string): Promise<OpenDispatch | null>;
  /** Stores a page of targets; units that already have a task of the item are left out. False when somebody was faster. */
  abstract storePage(dispatch: OpenDispatch, page: AudiencePage): Promise<boolean>;
  /** The next chunk of targets, by position. */
  abstract targets(dispatch: OpenDispatch, limit: number): Promise<readonly Target[]>;
  /**
   * Makes a chunk ready: progress, tasks and the fact that tells of them, stored by what is returned, which gives false when
   * somebody was faster.
   */
  abstract prepareChunk(dispatch: OpenDispatch, made: readonly MadeTask[], now: Date): () => Promise<boolean>;
  /** Has `callback` run once `tx` is committed. */
  abstract whenCommitted(tx: Transaction, callback: () => void): void;
  /** By which rule and content an item was dispatched when its directive was issued. */
  abstract planOf(
    key: { readonly districtId: string; readonly directiveId: string },
    itemId: string,
  ): Promise<ItemPlan | null>;
  /** Whether a dispatch under way will reach the unit, as far as is known. */
  abstract awaits(districtId: string, itemId: string, unitId: string): Promise<boolean>;
  /** No further chunk of this directive is made. Call before its open tasks are cancelled. */
  abstract stopAll(districtId: string, directiveId: string): Promise<void>;
  /** Makes one dispatch to one unit at once. @throws AlreadyDispatchedError */
  abstract supplement(order: SupplementOrder): Promise<{ readonly taskId: string }>;
}
