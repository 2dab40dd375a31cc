import type { Caller } from '#libs/kernel';
import { effectiveDueNow } from '../domain/clock-ledger.js';
import { MOST_EXTENSIONS } from '../domain/extension-commands.js';
import { isLate, lightOf } from '../domain/light.js';
import { actionsOf } from '../domain/task-actions.js';
import type { Acting } from '../domain/task-change.js';
import { hasEnded, type Task } from '../domain/task.js';
import type { TaskRowView, TaskView } from '../ports/task-view.js';

const ROW_REQUIREMENT_LENGTH = 200;

/** A task as `caller` sees it now. */
export function taskView(task: Task, { caller, now, calendar }: Acting, childrenOpen: number): TaskView {
  return {
    ...common(task, { now, calendar }, childrenOpen),
    requirement: task.requirement,
    criteria: [...task.criteria],
    evidence: { ...task.evidence, figures: [...task.evidence.figures] },
    resultLevels: [...task.resultLevels],
    actions: [...actionsOf(task, caller as Caller, now)],
  };
}

/** A task in a list: without its criteria and with the beginning of its requirement. */
export function taskRowView(
  task: Task,
  seen: Pick<Acting, 'now' | 'calendar'>,
  childrenOpen: number,
): TaskRowView {
  return {
    ...common(task, seen, childrenOpen),
    requirement: task.requirement.slice(0, ROW_REQUIREMENT_LENGTH).toWellFormed(),
  };
}

function common(task: Task, { now, calendar }: Pick<Acting, 'now' | 'calendar'>, childrenOpen: number) {
  return {
    ...placeOf(task),
    ...timesOf(task, { now, calendar }),
    version: task.version,
    state: task.state,
    role: task.role,
    urgent: task.urgent,
    round: task.round,
    review: reviewOf(task),
    returned: task.returned,
    undone: task.undone,
    declined: task.declined,
    ended: task.ended,
    extension: extensionOf(task),
    extensionsLeft: Math.max(0, MOST_EXTENSIONS - task.extensionsAnswered),
    children: { total: task.childrenTotal, open: childrenOpen },
    remarks: task.remarks,
  };
}

function reviewOf({ review }: Task) {
  if (!review) return null;
  const { instanceId, starting, waitsFor } = review;
  return { instanceId, starting, waitsFor: [...waitsFor] };
}

function extensionOf({ extension, issuerUnitName, contactName }: Task) {
  if (!extension) return null;
  const { askedBy, ...asked } = extension;
  const waitsFor = { unitName: issuerUnitName, personName: contactName };
  return { ...asked, askedByName: askedBy.name, waitsFor };
}

function placeOf(task: Task) {
  return {
    taskId: task.taskId,
    directiveId: task.directiveId,
    directiveTitle: task.directiveTitle,
    itemId: task.itemId,
    itemPath: task.itemPath,
    parentTaskId: task.parentTaskId,
    originTaskId: task.originTaskId,
    unitId: task.unitId,
    unitName: task.unitName,
    unitPath: task.unitPath,
    issuerUnitId: task.issuerUnitId,
    issuerUnitName: task.issuerUnitName,
    contactPersonId: task.contactPersonId,
    contactName: task.contactName,
    responsible: task.responsible,
  };
}

function timesOf(task: Task, { now, calendar }: Pick<Acting, 'now' | 'calendar'>) {
  const effectiveDueAt = hasEnded(task) ? task.effectiveDueAt : effectiveDueNow(task, now, calendar);
  return {
    dispatchedAt: task.dispatchedAt.toISOString(),
    signForDueAt: task.signForDueAt.toISOString(),
    signedForAt: task.signedForAt?.toISOString() ?? null,
    dueAt: task.dueAt.toISOString(),
    effectiveDueAt: effectiveDueAt.toISOString(),
    clockHolder: task.clockHolder,
    light: lightOf(task, now),
    late: isLate(task, now),
  };
}
