import type { Criterion, DispatchContent } from './dispatch-content.js';
import { contentOfTask, mayReceive, taskIdOf, type Target, type TargetUnit } from './new-task.js';
import { actOn } from './task-authority.js';
import { changed, told, type Acting, type TaskChange } from './task-change.js';
import {
  AlreadyDispatchedError,
  ChildDueAfterParentError,
  ChildShareOfTimeTooSmallError,
  CriteriaNotCoveredError,
  CriterionUnknownError,
  TaskNotInProgressError,
  UnitNotBelowIssuerError,
} from './task-errors.js';
import type { Task } from './task.js';

export interface ChildOrder {
  readonly unitId: string;
  readonly criterionIds: readonly string[];
  /** Null: the words of the parent. */
  readonly requirement: string | null;
  /** `YYYY-MM-DD`; 24:00 of that day, moved to the next working day but never beyond the parent's due. */
  readonly dueDay: string;
}

export interface ReDispatchCommand {
  readonly dispatchId: string;
  readonly children: readonly ChildOrder[];
  readonly units: ReadonlyMap<string, TargetUnit>;
}

export interface ReDispatched {
  readonly change: TaskChange;
  readonly content: DispatchContent;
  readonly targets: readonly Target[];
  readonly childTaskIds: readonly string[];
}

/** Each level keeps at most a third of the working time it received (domain.md §4, S87). */
const KEPT_AT_MOST = 1 / 3;

/** 分解交办: a middle unit breaks its task into child tasks for units below it. */
export function reDispatch(found: Task | null, command: ReDispatchCommand, acting: Acting): ReDispatched {
  const { task, appointmentId } = actOn(found, acting.caller, 'unit-dispatch');
  if (task.state !== 'in-progress') throw new TaskNotInProgressError({ state: task.state });
  assertOncePerUnit(command.children);
  assertCovered(task.criteria, command.children);
  const targets = command.children.map((child) => targetOf(task, child, { ...acting, units: command.units }));
  const next = { ...task, childrenTotal: task.childrenTotal + targets.length };
  return {
    change: changed(
      next,
      told('re-dispatched', { dispatchId: command.dispatchId, children: targets.length }),
      { appointmentId },
    ),
    content: {
      ...contentOfTask(task),
      issuerUnitId: task.unitId,
      issuerUnitPath: task.unitPath,
      issuerUnitName: task.unitName,
      contactPersonId: acting.caller.personId,
      originTaskId: null,
      contactName: acting.caller.name,
    },
    targets,
    childTaskIds: targets.map((target) => taskIdOf(command.dispatchId, target.unitId)),
  };
}

function targetOf(
  task: Task,
  child: ChildOrder,
  acting: Acting & { readonly units: ReDispatchCommand['units'] },
): Target {
  const unit = acting.units.get(child.unitId) ?? null;
  if (!mayReceive(unit, task.unitPath) || unit.unitId === task.unitId) {
    throw new UnitNotBelowIssuerError({ unitId: child.unitId });
  }
  return {
    unitId: unit.unitId,
    path: unit.path,
    name: unit.name,
    responsible: unit.responsible,
    requirement: child.requirement,
    criteria: child.criterionIds.map((wanted) => criterionOf(task, wanted)),
    dueAt: childDue(task, child, acting),
  };
}

/** The child's due, refused when it is after the parent's or leaves the child too little of the time. */
function childDue(task: Task, child: ChildOrder, { now, calendar }: Acting): Date {
  const { from, until } = timeReceived(task);
  if (calendar.endOfDay(child.dueDay) > until) {
    throw new ChildDueAfterParentError({ unitId: child.unitId, parentDueAt: until.toISOString() });
  }
  const moved = calendar.endOfWorkingDay(child.dueDay);
  const due = moved > until ? until : moved;
  const least = calendar.between(from, until) * (1 - KEPT_AT_MOST);
  if (calendar.between(now, due) < least) {
    throw new ChildShareOfTimeTooSmallError({
      unitId: child.unitId,
      earliestDueAt: calendar.add(now, least).toISOString(),
    });
  }
  return due;
}

/** What the unit was given to share: the time from dispatch, or from the return it works on now. */
export function timeReceived(task: Task): { readonly from: Date; readonly until: Date } {
  if (task.returned) return { from: task.clockSince, until: task.effectiveDueAt };
  return { from: task.dispatchedAt, until: task.dueAt };
}

function criterionOf(task: Task, wanted: string): Criterion {
  const criterion = task.criteria.find((known) => known.criterionId === wanted);
  if (!criterion) throw new CriterionUnknownError({ criterionId: wanted });
  return criterion;
}

function assertOncePerUnit(children: readonly ChildOrder[]): void {
  const seen = new Set<string>();
  for (const { unitId } of children) {
    if (seen.has(unitId)) throw new AlreadyDispatchedError({ unitId });
    seen.add(unitId);
  }
}

function assertCovered(criteria: readonly Criterion[], children: readonly ChildOrder[]): void {
  const given = new Set(children.flatMap((child) => child.criterionIds));
  const missing = criteria.filter((criterion) => !given.has(criterion.criterionId));
  if (missing.length > 0) {
    throw new CriteriaNotCoveredError({ criterionIds: missing.map((criterion) => criterion.criterionId) });
  }
}
