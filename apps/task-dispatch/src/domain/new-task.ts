import { ID_NAMESPACES, uuid5, type WorkingCalendar } from '#libs/kernel';
import { startedClock, type ClockEntry } from './clock-ledger.js';
import type { Criterion, DispatchContent } from './dispatch-content.js';
import { dueAt, signForDueAt } from './due.js';
import type { Responsible, Task } from './task.js';
import type { Acting } from './task-change.js';

/** A unit that is to receive a task, as the organisation knows it. */
export interface TargetUnit {
  readonly unitId: string;
  readonly path: string;
  readonly name: string;
  readonly kind: string;
  /** It ends on a known day, or has ended. */
  readonly ended: boolean;
  readonly responsible: Responsible | null;
}

/** Whether a unit can hold a task of this issuer: below it or itself, going on, and not a party cell (domain.md §1). */
export function mayReceive(unit: TargetUnit | null, issuerPath: string): unit is TargetUnit {
  return unit !== null && unit.path.startsWith(issuerPath) && unit.kind !== 'party-cell' && !unit.ended;
}

/** What a single target has of its own, beyond the content of its dispatch. */
export interface TargetTerms {
  readonly criteria: readonly Criterion[] | null;
  readonly requirement: string | null;
  /** Already fixed, for a child or a re-routed task; null: by the item's rule. */
  readonly dueAt: Date | null;
}

export interface NewTaskPlan {
  readonly districtId: string;
  readonly dispatchId: string;
  readonly parentTaskId: string | null;
  /** See Task.heldByPost. */
  readonly heldByPost: boolean;
  readonly content: DispatchContent;
  /** The instant at which the task begins; windows and dues count from it. */
  readonly at: Date;
}

export type Target = Omit<TargetUnit, 'kind' | 'ended'> & TargetTerms;

/** The id of a task is derived, so that a dispatch may be repeated at any point. */
export function taskIdOf(dispatchId: string, unitId: string): string {
  return uuid5(ID_NAMESPACES.task, dispatchId, unitId);
}

/** The task that a dispatch makes for one target, and the first entry of its clock. */
export function newTask(
  plan: NewTaskPlan,
  target: Target,
  calendar: WorkingCalendar,
): { readonly task: Task; readonly clockEntry: ClockEntry } {
  return newTasks(plan, [target], calendar)[0]!;
}

interface Terms {
  readonly due: Date;
  readonly signForDueAt: Date;
  readonly started: ReturnType<typeof startedClock>;
}

/** The tasks of many targets: the calendar is asked once for all that have no due of their own. */
export function newTasks(
  plan: NewTaskPlan,
  targets: readonly Target[],
  calendar: WorkingCalendar,
): readonly { readonly task: Task; readonly clockEntry: ClockEntry }[] {
  const general = targets.some(({ dueAt: own }) => own === null) ? termsOf(plan, null, calendar) : null;
  return targets.map((target) =>
    madeTask(plan, target, target.dueAt || !general ? termsOf(plan, target.dueAt, calendar) : general),
  );
}

function termsOf({ content, at }: NewTaskPlan, own: Date | null, calendar: WorkingCalendar): Terms {
  const due = own ?? dueAt(content.due, { at, defaultDays: content.defaultDays }, calendar);
  return {
    due,
    signForDueAt: signForDueAt(at, content.urgent, calendar),
    started: startedClock({ dispatchedAt: at, dueAt: due }, calendar),
  };
}

function madeTask(plan: NewTaskPlan, target: Target, terms: Terms) {
  const { content, at } = plan;
  const { clock, entry } = terms.started;
  const task: Task = {
    ...copied(plan),
    ...clock,
    ...UNTOUCHED,
    taskId: taskIdOf(plan.dispatchId, target.unitId),
    requirement: target.requirement ?? content.requirement,
    criteria: target.criteria ?? content.criteria,
    unitId: target.unitId,
    unitPath: target.path,
    unitName: target.name,
    responsible: target.responsible,
    dispatchedAt: at,
    signForDueAt: terms.signForDueAt,
    dueAt: terms.due,
  };
  return { task, clockEntry: entry };
}

/**
 * A re-routed task keeps what was left of the time, the issuer's not counted, and never less than two
 * working days, the same that a return leaves.
 */
export function reRoutedDue(task: Pick<Task, 'effectiveDueAt'>, { now, calendar }: Acting): Date {
  const least = calendar.addWorkingDays(now, LEAST_WORKING_DAYS);
  return task.effectiveDueAt > least ? task.effectiveDueAt : least;
}

/** What a return must leave (domain.md §4). */
export const LEAST_WORKING_DAYS = 2;

function copied({ districtId, dispatchId, parentTaskId, heldByPost, content }: NewTaskPlan) {
  return {
    heldByPost,
    districtId,
    dispatchId,
    parentTaskId,
    directiveId: content.directiveId,
    directiveTitle: content.directiveTitle,
    itemId: content.itemId,
    itemPath: content.itemPath,
    heading: content.heading,
    issuerUnitId: content.issuerUnitId,
    issuerUnitPath: content.issuerUnitPath,
    issuerUnitName: content.issuerUnitName ?? '',
    contactPersonId: content.contactPersonId,
    contactName: content.contactName ?? null,
    urgent: content.urgent,
    evidence: content.evidence,
    resultLevels: content.resultLevels,
    reviewFlowKey: content.reviewFlowKey,
    sponsorPersonId: content.sponsorPersonId,
    originTaskId: content.originTaskId ?? null,
  };
}

const UNTOUCHED = {
  version: 0,
  state: 'dispatched',
  role: 'lead',
  signedForAt: null,
  round: 0,
  review: null,
  lastInstanceId: null,
  returned: null,
  undone: null,
  declined: null,
  ended: null,
  extension: null,
  extensionsAnswered: 0,
  childrenTotal: 0,
  remarks: 0,
  filesGiven: 0,
  figuresGiven: [],
  lastUrgedAt: null,
  toldUnsigned: false,
  toldYellow: false,
  toldRed: false,
} as const;

/** The content by which a task is given to another unit: the same item in the same words. */
export function contentOfTask(task: Task): DispatchContent {
  return {
    directiveId: task.directiveId,
    directiveTitle: task.directiveTitle,
    issuerUnitId: task.issuerUnitId,
    issuerUnitPath: task.issuerUnitPath,
    issuerUnitName: task.issuerUnitName,
    drafterId: task.contactPersonId,
    contactPersonId: task.contactPersonId,
    contactName: task.contactName,
    itemId: task.itemId,
    itemPath: task.itemPath,
    heading: task.heading,
    requirement: task.requirement,
    criteria: task.criteria,
    due: { kind: 'default' },
    defaultDays: 30,
    urgent: task.urgent,
    evidence: task.evidence,
    resultLevels: task.resultLevels,
    reviewFlowKey: task.reviewFlowKey,
    sponsorPersonId: task.sponsorPersonId,
    originTaskId: task.originTaskId,
    issuedAt: task.dispatchedAt.toISOString(),
  };
}
