import type { Criterion, EvidenceAsked } from './dispatch-content.js';
import type { TaskClock } from './clock-ledger.js';

export type TaskState =
  | 'dispatched'
  | 'declined'
  | 'in-progress'
  | 'in-review'
  | 'suspended'
  | 'closed'
  | 'cancelled'
  | 'handed-over';

export const ENDED_STATES: ReadonlySet<TaskState> = new Set(['closed', 'cancelled', 'handed-over']);

export interface Responsible {
  readonly personId: string;
  readonly name: string;
  /** The post is empty and this person stands in by rule. */
  readonly vacant: boolean;
}

/** What never changes after dispatch. */
export interface TaskOrigin {
  readonly taskId: string;
  readonly districtId: string;
  readonly dispatchId: string;
  readonly directiveId: string;
  readonly directiveTitle: string;
  readonly itemId: string;
  readonly itemPath: string;
  readonly heading: string;
  readonly requirement: string;
  readonly parentTaskId: string | null;
  /** The task on which a leader's demand opened this one. */
  readonly originTaskId: string | null;
  readonly unitId: string;
  readonly issuerUnitId: string;
  readonly contactPersonId: string;
  /** Null in tasks that are older than the keeping of this name. */
  readonly contactName: string | null;
  readonly role: 'lead' | 'co';
  readonly urgent: boolean;
  readonly criteria: readonly Criterion[];
  readonly evidence: EvidenceAsked;
  readonly resultLevels: readonly string[];
  readonly reviewFlowKey: string;
  readonly sponsorPersonId: string | null;
  /** The audience named a post: its holder answers, not the unit's responsible person. */
  readonly heldByPost: boolean;
  readonly dispatchedAt: Date;
  readonly signForDueAt: Date;
}

/** The unit as the organisation knows it now; follows every change while the task is open. */
export interface TaskUnit {
  readonly unitPath: string;
  readonly unitName: string;
  readonly issuerUnitPath: string;
  readonly issuerUnitName: string;
  readonly responsible: Responsible | null;
}

/** The review under way: the round's instance, and whom it waits for. */
export interface TaskReview {
  readonly instanceId: string;
  /** Approval has not answered yet. */
  readonly starting: boolean;
  /** Names and ids of those who are asked now; until approval has answered, of those asked first. */
  readonly waitsFor: readonly string[];
  readonly askedIds: readonly string[];
  /** Of the instance when it named them; missing as long as the first ones are asked. */
  readonly askedVersion?: number;
}

/** 延期申请 that the issuer has not answered yet; while there is one, the clock is the issuer's. */
export interface OpenExtension {
  readonly reason: string;
  readonly progress: string;
  /** `YYYY-MM-DD`, Asia/Shanghai. */
  readonly toDay: string;
  readonly askedAt: string;
  readonly askedBy: { readonly personId: string; readonly name: string };
}

/** One item for one unit: what it must do, by when, accepted by which criteria. */
export interface Task extends TaskOrigin, TaskUnit, TaskClock {
  /** 0 before the first write. */
  readonly version: number;
  readonly state: TaskState;
  /** Moves only by an extension that was granted. */
  readonly dueAt: Date;
  readonly signedForAt: Date | null;
  readonly round: number;
  readonly review: TaskReview | null;
  /** Instance of the last round that was walked, for `previousInstanceId`. */
  readonly lastInstanceId: string | null;
  readonly returned: {
    readonly reason: string;
    readonly criterionId: string | null;
    readonly round: number;
    readonly byName: string;
  } | null;
  /** Why the last submission does not stand, until the next one. */
  readonly undone: {
    readonly how: 'start-refused' | 'taken-back';
    readonly reason: string | null;
    readonly at: string;
  } | null;
  /** The one decline a task may have; stays after the issuer's answer. */
  readonly declined: { readonly reason: string; readonly at: string } | null;
  readonly ended: {
    readonly reason: string | null;
    readonly at: string;
    readonly resultLevel: string | null;
  } | null;
  readonly extension: OpenExtension | null;
  /** Requests that were granted or refused; one that was withdrawn does not count. */
  readonly extensionsAnswered: number;
  readonly childrenTotal: number;
  /** How often a leader has remarked on it. */
  readonly remarks: number;
  /** Files and figures that reports have brought so far. */
  readonly filesGiven: number;
  readonly figuresGiven: readonly string[];
  readonly lastUrgedAt: Date | null;
  /** What the sweeper has told already, so that a late or double sweep tells nothing twice. */
  readonly toldUnsigned: boolean;
  readonly toldYellow: boolean;
  readonly toldRed: boolean;
}

export function hasEnded(task: Pick<Task, 'state'>): boolean {
  return ENDED_STATES.has(task.state);
}
