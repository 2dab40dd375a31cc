import { z } from 'zod';
import { routeNode } from '../approval/views.js';
import { cursor, day, id, instant, line, page, pageLimit, sha256, text } from '../wire/primitives.js';
import { command, query } from '../wire/rpc-contract.js';
import { taskFilters } from './task-filters.js';
import { evidence, report, task, taskRow, TASK_STATES } from './views.js';

const HANDLE = { anyOf: ['handle'] } as const;
const DISPATCH = { anyOf: ['dispatch'] } as const;
const taskId = z.strictObject({ taskId: id() });
const figuresGiven = z
  .array(z.strictObject({ key: z.string().max(40), value: z.string().regex(/^-?\d{1,12}(\.\d{1,4})?$/) }))
  .max(20)
  .default([]);
const VISIBLE = ['task-dispatch/task-not-found', 'task-dispatch/not-your-task'];

export const taskGet = query('task-dispatch', 'task.get', {
  summary:
    'One task, for its unit, the units above it that dispatched it, and those who supervise or review there.',
  access: 'person',
  input: taskId,
  output: task,
  errors: ['task-dispatch/task-not-found'],
});

export const taskList = query('task-dispatch', 'task.list', {
  summary: 'Tasks the caller may see, by effective due date.',
  access: 'person',
  input: taskFilters.extend({ cursor: cursor().optional(), limit: pageLimit() }),
  output: page(taskRow),
});

export const taskCounts = query('task-dispatch', 'task.counts', {
  summary: 'How many tasks the caller may see, by state and light; never by unit or person.',
  access: 'person',
  input: z.strictObject({
    view: z.enum(['mine', 'below', 'all']).default('all'),
    directiveId: id().optional(),
  }),
  output: z.strictObject({
    total: z.int(),
    byState: z.partialRecord(z.enum(TASK_STATES), z.int()),
    yellow: z.int(),
    red: z.int(),
    returned: z.int(),
    unsignedLate: z.int(),
  }),
});

export const taskReports = query('task-dispatch', 'task.reports', {
  summary: 'The reports of a task, oldest first.',
  access: 'person',
  input: z.strictObject({ taskId: id(), cursor: cursor().optional(), limit: pageLimit() }),
  output: page(report),
  errors: ['task-dispatch/task-not-found'],
});

export const taskHistory = query('task-dispatch', 'task.history', {
  summary: 'What happened to a task, oldest first: who, in which post, when, what.',
  access: 'person',
  input: taskId,
  output: z.strictObject({
    rows: z.array(
      z.strictObject({
        at: instant(),
        type: z.string(),
        byName: z.string(),
        postTitle: z.string().nullable(),
        byMachine: z.boolean(),
        summary: z.string(),
      }),
    ),
  }),
  errors: ['task-dispatch/task-not-found'],
});

export const taskSignFor = command('task-dispatch', 'task.sign-for', {
  summary: 'The unit takes the task. Once.',
  access: HANDLE,
  input: taskId,
  output: task,
  errors: [
    ...VISIBLE,
    'task-dispatch/task-already-signed-for',
    'task-dispatch/task-awaits-issuer',
    'task-dispatch/task-ended',
  ],
});

export const taskDecline = command('task-dispatch', 'task.decline', {
  summary: 'Ask, inside the window and with a reason, that the task go elsewhere.',
  access: HANDLE,
  input: z.strictObject({ taskId: id(), reason: text(1000) }),
  output: task,
  errors: [
    ...VISIBLE,
    'task-dispatch/task-already-signed-for',
    'task-dispatch/decline-window-closed',
    'task-dispatch/declined-once-already',
    'task-dispatch/task-ended',
  ],
});

export const taskInsist = command('task-dispatch', 'task.insist', {
  summary: 'The issuer answers a decline: the unit keeps the task.',
  access: DISPATCH,
  input: z.strictObject({ taskId: id(), reason: text(1000) }),
  output: task,
  errors: [...VISIBLE, 'task-dispatch/task-not-declined'],
});

export const taskReRoute = command('task-dispatch', 'task.re-route', {
  summary: 'The issuer answers a decline: another unit gets a new task with a fresh window.',
  access: DISPATCH,
  input: z.strictObject({ taskId: id(), toUnitId: id(), reason: text(1000) }),
  output: z.strictObject({ task, newTaskId: id() }),
  errors: [
    ...VISIBLE,
    'task-dispatch/task-not-declined',
    'task-dispatch/unit-not-below-issuer',
    'task-dispatch/already-dispatched',
  ],
});

export const taskCancel = command('task-dispatch', 'task.cancel', {
  summary: 'The issuer cancels a task with its children; the unit is told why.',
  access: DISPATCH,
  input: z.strictObject({ taskId: id(), reason: text(1000) }),
  output: task,
  errors: [...VISIBLE, 'task-dispatch/task-ended'],
});

export const taskReport = command('task-dispatch', 'task.report', {
  summary: 'Report progress: words, and figures or files where the item asks for them.',
  access: HANDLE,
  input: z.strictObject({
    taskId: id(),
    text: text(4000),
    figures: figuresGiven,
    evidenceIds: z.array(id()).max(20).default([]),
  }),
  output: z.strictObject({ task, report }),
  errors: [
    ...VISIBLE,
    'task-dispatch/task-not-in-progress',
    'task-dispatch/figure-not-asked',
    'task-dispatch/evidence-not-found',
    'task-dispatch/files-not-asked',
  ],
});

export const taskSubmit = command('task-dispatch', 'task.submit', {
  summary:
    'Submit completion for review, with what is still missing of the figures and files asked for. The route is previewed first; refused at once when it leads to nobody.',
  access: HANDLE,
  input: z.strictObject({
    taskId: id(),
    text: text(4000),
    figures: figuresGiven,
    evidenceIds: z.array(id()).max(20).default([]),
  }),
  output: z.strictObject({ task, route: z.array(routeNode) }),
  errors: [
    ...VISIBLE,
    'task-dispatch/task-not-in-progress',
    'task-dispatch/extension-open',
    'task-dispatch/evidence-missing',
    'task-dispatch/evidence-not-found',
    'task-dispatch/files-not-asked',
    'task-dispatch/figure-not-asked',
    'task-dispatch/children-still-open',
    'approval/flow-not-found',
    'approval/nobody-to-decide',
  ],
});

export const taskTakeBack = command('task-dispatch', 'task.take-back', {
  summary:
    'Take a submission back, until a reviewer has acted. The task is in progress again once approval has confirmed.',
  access: HANDLE,
  input: z.strictObject({ taskId: id(), reason: text(500).nullable().default(null) }),
  output: task,
  errors: [
    ...VISIBLE,
    'task-dispatch/task-not-in-review',
    'approval/already-acted',
    'approval/instance-ended',
    'approval/instance-not-found',
  ],
});

export const taskReDispatch = command('task-dispatch', 'task.re-dispatch', {
  summary:
    'A middle unit breaks its task into child tasks for units below it. Their criteria together cover the parent; none is due after it; each level keeps at most a third of the time it received.',
  access: DISPATCH,
  input: z.strictObject({
    taskId: id(),
    children: z
      .array(
        z.strictObject({
          unitId: id(),
          criterionIds: z.array(id()).min(1).max(20),
          requirement: text(2000).nullable().default(null),
          dueDay: day(),
        }),
      )
      .min(1)
      .max(200),
  }),
  output: z.strictObject({ task, childTaskIds: z.array(id()) }),
  errors: [
    ...VISIBLE,
    'task-dispatch/task-not-in-progress',
    'task-dispatch/unit-not-below-issuer',
    'task-dispatch/already-dispatched',
    'task-dispatch/child-due-after-parent',
    'task-dispatch/child-share-of-time-too-small',
    'task-dispatch/criteria-not-covered',
    'task-dispatch/criterion-unknown',
  ],
});

export const taskUrge = command('task-dispatch', 'task.urge', {
  summary: 'Nudge whoever holds the task now; at most once in a working day per task.',
  access: { anyOf: ['dispatch', 'supervise'] },
  input: z.strictObject({ taskId: id(), words: text(300).nullable().default(null) }),
  output: task,
  errors: [...VISIBLE, 'task-dispatch/task-ended', 'task-dispatch/urged-too-soon'],
});

export const evidenceAttach = command('task-dispatch', 'evidence.attach', {
  summary:
    'Turn an upload into evidence of a task: its bytes are checked by content and moved out of staging. A picture is kept without its place, time and device, so that size and hash in the answer may be others. Unclaimed evidence is swept after 24 h.',
  access: HANDLE,
  input: z.strictObject({
    taskId: id(),
    uploadId: id(),
    fileName: line(255),
    size: z.int().min(1),
    sha256: sha256(),
  }),
  output: evidence,
  errors: [
    ...VISIBLE,
    'task-dispatch/upload-not-found',
    'task-dispatch/file-kind-not-allowed',
    'task-dispatch/file-does-not-match',
    'task-dispatch/file-too-large',
    'task-dispatch/files-not-asked',
    'task-dispatch/task-ended',
  ],
});

export const evidenceGrant = command('task-dispatch', 'evidence.grant', {
  summary: 'A grant of 60 seconds to download one file, for those who may see its task.',
  access: 'person',
  input: z.strictObject({ evidenceId: id() }),
  output: z.strictObject({
    storageKey: z.string(),
    fileName: z.string(),
    contentType: z.string(),
    size: z.int(),
    expiresAt: instant(),
  }),
  errors: ['task-dispatch/evidence-not-found'],
});
