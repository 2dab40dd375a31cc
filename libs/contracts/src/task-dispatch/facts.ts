import { z } from 'zod';
import { approvalStart } from '../approval/views.js';
import { fact } from '../wire/fact-contract.js';
import { day, id, instant, unitPath } from '../wire/primitives.js';
import { overBudget } from './over-budget.js';

const directive = {
  directiveId: id(),
  directiveTitle: z.string().max(200),
  issuerUnitId: id(),
  drafterId: id(),
};

/** What every fact of a task says about it: enough to tell the people concerned without a look-up. */
const task = {
  taskId: id(),
  directiveId: id(),
  directiveTitle: z.string().max(200),
  itemId: id(),
  itemPath: z.string(),
  heading: z.string().max(120),
  unitId: id(),
  unitPath: unitPath(),
  unitName: z.string().max(120),
  issuerUnitId: id(),
  contactPersonId: id(),
  responsiblePersonId: id().nullable(),
};

const reason = z.string().max(1000);

export const directiveRegistered = fact('task-dispatch', 'directive.registered', {
  summary: 'A directive is in the ledger as a draft.',
  data: z.strictObject({ ...directive, items: z.int() }),
});

export const signOffRequested = fact('task-dispatch', 'directive.sign-off-requested', {
  summary: 'A draft asks for its sign-off.',
  data: z.strictObject({ ...directive, start: approvalStart, overBudget: overBudget.optional() }),
});

export const directiveIssued = fact('task-dispatch', 'directive.issued', {
  summary: 'A directive is signed off and goes out.',
  data: z.strictObject({
    ...directive,
    registerNumber: z.string(),
    taskItems: z.int(),
    guidanceItems: z.int(),
  }),
});

export const directiveReturned = fact('task-dispatch', 'directive.returned-to-draft', {
  summary: 'A sign-off ended without consent; the directive is a draft again.',
  data: z.strictObject({
    ...directive,
    how: z.enum(['returned', 'rejected', 'withdrawn', 'start-refused']),
    reason: reason.nullable(),
    byName: z.string().nullable(),
  }),
});

export const directiveWithdrawn = fact('task-dispatch', 'directive.withdrawn', {
  summary: 'A directive holds no more.',
  data: z.strictObject({ ...directive, reason, instanceId: id().nullable() }),
});

export const directiveClosed = fact('task-dispatch', 'directive.closed', {
  summary: 'Every task of a directive has ended, and supervision has confirmed it.',
  data: z.strictObject(directive),
});

export const unsignedUrged = fact('task-dispatch', 'directive.unsigned-urged', {
  summary: 'Units that have not signed for their task of a directive are nudged, at most 500 in a fact.',
  data: z.strictObject({
    ...directive,
    byName: z.string(),
    words: z.string().nullable(),
    tasks: z
      .array(
        z.strictObject({
          taskId: id(),
          itemPath: z.string(),
          heading: z.string().max(120),
          unitId: id(),
          unitName: z.string().max(120),
          responsiblePersonId: id().nullable(),
        }),
      )
      .min(1)
      .max(500),
  }),
});

export const tasksDispatched = fact('task-dispatch', 'dispatch.tasks-created', {
  summary:
    'A chunk of at most 500 tasks exists; each is thereby at version 1. The version of the fact rises with every chunk of its dispatch.',
  data: z.strictObject({
    dispatchId: id(),
    directiveId: id(),
    directiveTitle: z.string().max(200),
    itemId: id(),
    itemPath: z.string(),
    heading: z.string().max(120),
    issuerUnitId: id(),
    contactPersonId: id(),
    parentTaskId: id().nullable(),
    urgent: z.boolean(),
    signForDueAt: instant(),
    tasks: z
      .array(
        z.strictObject({
          taskId: id(),
          unitId: id(),
          unitPath: unitPath(),
          responsiblePersonId: id().nullable(),
          dueAt: instant(),
        }),
      )
      .min(1)
      .max(500),
  }),
});

export const dispatchCompleted = fact('task-dispatch', 'dispatch.completed', {
  summary: 'Every target of a dispatch has its task.',
  data: z.strictObject({ dispatchId: id(), directiveId: id(), itemId: id(), tasks: z.int() }),
});

export const taskSignedFor = fact('task-dispatch', 'task.signed-for', {
  summary: 'A unit has taken its task.',
  data: z.strictObject(task),
});

export const taskDeclined = fact('task-dispatch', 'task.declined', {
  summary: 'A unit asks that its task go elsewhere.',
  data: z.strictObject({ ...task, reason }),
});

export const taskInsisted = fact('task-dispatch', 'task.insisted', {
  summary: 'The issuer holds that the unit keeps the task.',
  data: z.strictObject({ ...task, reason }),
});

export const taskHandedOver = fact('task-dispatch', 'task.handed-over', {
  summary: 'A task went to another unit as a new task.',
  data: z.strictObject({ ...task, reason, newTaskId: id(), newUnitId: id() }),
});

export const taskCancelled = fact('task-dispatch', 'task.cancelled', {
  summary: 'A task need not be done; its running review, if any, is void.',
  data: z.strictObject({ ...task, reason, instanceId: id().nullable() }),
});

export const taskReported = fact('task-dispatch', 'task.reported', {
  summary: 'A unit has reported progress.',
  data: z.strictObject({ ...task, reportId: id() }),
});

export const taskSubmitted = fact('task-dispatch', 'task.submitted', {
  summary: 'A unit asks for its completion review.',
  data: z.strictObject({ ...task, round: z.int().min(1), reportId: id(), start: approvalStart }),
});

export const taskSubmitUndone = fact('task-dispatch', 'task.submit-undone', {
  summary: 'A submission does not stand: the review could not start, or the unit took it back.',
  data: z.strictObject({
    ...task,
    round: z.int().min(1),
    how: z.enum(['start-refused', 'taken-back']),
    reason: reason.nullable(),
  }),
});

export const taskReturned = fact('task-dispatch', 'task.returned', {
  summary: 'A review found a criterion not met; the unit works on.',
  data: z.strictObject({
    ...task,
    round: z.int().min(1),
    reason,
    criterionId: id().nullable(),
    byName: z.string(),
  }),
});

export const taskClosed = fact('task-dispatch', 'task.closed', {
  summary: 'A task is done and accepted.',
  data: z.strictObject({ ...task, round: z.int().min(1), resultLevel: z.string().nullable() }),
});

export const taskReDispatched = fact('task-dispatch', 'task.re-dispatched', {
  summary: 'A middle unit has broken its task down.',
  data: z.strictObject({ ...task, dispatchId: id(), children: z.int().min(1) }),
});

export const taskUrged = fact('task-dispatch', 'task.urged', {
  summary: 'Whoever holds a task is nudged.',
  data: z.strictObject({
    ...task,
    holderPersonId: id().nullable(),
    words: z.string().nullable(),
    byName: z.string(),
  }),
});

export const signForOverdue = fact('task-dispatch', 'task.sign-for-overdue', {
  summary: 'The window to sign for has passed without an answer.',
  data: z.strictObject(task),
});

export const taskDueSoon = fact('task-dispatch', 'task.due-soon', {
  summary: 'A task has turned yellow.',
  data: z.strictObject({ ...task, effectiveDueAt: instant() }),
});

export const taskOverdue = fact('task-dispatch', 'task.overdue', {
  summary: 'A task has turned red.',
  data: z.strictObject({ ...task, effectiveDueAt: instant() }),
});

export const extensionAsked = fact('task-dispatch', 'task.extension-asked', {
  summary: 'A unit asks for more time; from now on the clock is the issuer’s.',
  data: z.strictObject({ ...task, reason, progress: z.string().max(2000), toDay: day() }),
});

export const extensionWithdrawn = fact('task-dispatch', 'task.extension-withdrawn', {
  summary: 'A unit has taken its request for more time back.',
  data: z.strictObject({ ...task, effectiveDueAt: instant() }),
});

export const extensionGranted = fact('task-dispatch', 'task.extension-granted', {
  summary: 'The due of a task has moved to a later day.',
  data: z.strictObject({
    ...task,
    reason: reason.nullable(),
    /** The day granted; `askedDay` or an earlier one. */
    toDay: day(),
    askedDay: day(),
    dueAt: instant(),
    effectiveDueAt: instant(),
  }),
});

export const extensionRefused = fact('task-dispatch', 'task.extension-refused', {
  summary: 'A request for more time was refused; `effectiveDueAt` is the date that stands.',
  data: z.strictObject({ ...task, reason, effectiveDueAt: instant() }),
});

export const taskRemarked = fact('task-dispatch', 'task.remarked', {
  summary: 'A leader has remarked on a task, or initialled it.',
  data: z.strictObject({
    ...task,
    remarkId: id(),
    kind: z.enum(['remark', 'initialled']),
    words: z.string().nullable(),
    newTaskId: id().nullable(),
    byName: z.string(),
  }),
});

const said = {
  ...directive,
  remarkId: id(),
  /** The item on which it was made; null: on the directive as a whole. */
  itemId: id().nullable(),
  /** Of the item, or the directive’s title. */
  heading: z.string().max(120),
  newTaskId: id().nullable(),
  byName: z.string(),
};

export const directiveRemarked = fact('task-dispatch', 'directive.remarked', {
  summary: 'A leader has remarked on a directive or an item of it, or initialled it.',
  data: z.strictObject({ ...said, kind: z.enum(['remark', 'initialled']), words: z.string().nullable() }),
});

export const remarkPassedOn = fact('task-dispatch', 'directive.remark-passed-on', {
  summary:
    'People who do what a leader has remarked on are told, each once for a remark and at most 500 in a fact.',
  data: z.strictObject({ ...said, words: z.string(), personIds: z.array(id()).min(1).max(500) }),
});
