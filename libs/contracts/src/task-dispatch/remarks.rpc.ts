import { z } from 'zod';
import { cursor, day, id, page, pageLimit, text } from '../wire/primitives.js';
import { command, query } from '../wire/rpc-contract.js';
import { remark } from './remark-view.js';
import { directive, task } from './views.js';

const REMARK = { anyOf: ['remark'] } as const;

export const remarkMake = command('task-dispatch', 'remark.make', {
  summary:
    'A leader’s words on a task, told to its unit and its contact; without words it is initialled. One that demands opens a new task for the same unit, with the words as its requirement.',
  access: REMARK,
  input: z
    .strictObject({
      taskId: id(),
      words: text(2000).nullable().default(null),
      demands: z.boolean().default(false),
      /** When the new task is due; by default after 20 calendar days. */
      dueDay: day().nullable().default(null),
    })
    .refine(({ words, demands }) => words !== null || !demands, 'demands nothing without words')
    .refine(({ dueDay, demands }) => dueDay === null || demands, 'has a due for nothing'),
  output: z.strictObject({ task, remark }),
  errors: [
    'task-dispatch/task-not-found',
    'task-dispatch/not-your-task',
    'task-dispatch/task-ended',
    'task-dispatch/due-in-the-past',
    'task-dispatch/unit-not-below-issuer',
  ],
});

export const directiveRemark = command('task-dispatch', 'directive.remark', {
  summary:
    'A leader’s words on a directive, or on an item of it, told to its drafter and to everybody who answers for an open task of it; without words it is initialled. One that demands opens a task for the unit it names, and is told to that unit alone.',
  access: REMARK,
  input: z
    .strictObject({
      directiveId: id(),
      /** Left out: the directive as a whole. */
      itemId: id().nullable().default(null),
      words: text(2000).nullable().default(null),
      demands: z.boolean().default(false),
      /** Of which unit. */
      unitId: id().nullable().default(null),
      /** When the new task is due; by default after 20 calendar days. */
      dueDay: day().nullable().default(null),
    })
    .refine(({ words, demands }) => words !== null || !demands, 'demands nothing without words')
    .refine(({ unitId, demands }) => (unitId !== null) === demands, 'demands of exactly one unit')
    .refine(({ dueDay, demands }) => dueDay === null || demands, 'has a due for nothing'),
  output: z.strictObject({ directive, remark }),
  errors: [
    'task-dispatch/directive-not-found',
    'task-dispatch/directive-not-yours',
    'task-dispatch/directive-not-issued',
    'task-dispatch/item-not-found',
    'task-dispatch/due-in-the-past',
    'task-dispatch/unit-not-below-issuer',
  ],
});

export const directiveRemarks = query('task-dispatch', 'directive.remarks', {
  summary:
    'The remarks on a directive and on its items, newest first; one that demands for those alone who see the task that it opened.',
  access: 'person',
  input: z.strictObject({ directiveId: id(), cursor: cursor().optional(), limit: pageLimit() }),
  output: page(remark),
  errors: ['task-dispatch/directive-not-found'],
});

export const taskRemarks = query('task-dispatch', 'task.remarks', {
  summary: 'The remarks on a task, newest first.',
  access: 'person',
  input: z.strictObject({ taskId: id(), cursor: cursor().optional(), limit: pageLimit() }),
  output: page(remark),
  errors: ['task-dispatch/task-not-found'],
});

export const remarkList = query('task-dispatch', 'remark.list', {
  summary: 'The caller’s own remarks, newest first.',
  access: REMARK,
  input: z.strictObject({ cursor: cursor().optional(), limit: pageLimit() }),
  output: page(remark),
});
