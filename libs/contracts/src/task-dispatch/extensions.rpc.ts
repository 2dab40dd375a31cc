import { z } from 'zod';
import { day, id, text } from '../wire/primitives.js';
import { command } from '../wire/rpc-contract.js';
import { task } from './views.js';

const HANDLE = { anyOf: ['handle'] } as const;
const VISIBLE = ['task-dispatch/task-not-found', 'task-dispatch/not-your-task'];

export const taskAskExtension = command('task-dispatch', 'task.ask-extension', {
  summary:
    'Ask, before the effective due and with reason and progress, for a later day; at most twice for a task. Until it is answered the clock is the issuer’s.',
  access: HANDLE,
  input: z.strictObject({ taskId: id(), reason: text(1000), progress: text(2000), toDay: day() }),
  output: task,
  errors: [
    ...VISIBLE,
    'task-dispatch/task-not-in-progress',
    'task-dispatch/extension-already-asked',
    'task-dispatch/no-extension-left',
    'task-dispatch/extension-too-late',
    'task-dispatch/extension-not-later',
    'task-dispatch/child-due-after-parent',
  ],
});

export const taskWithdrawExtension = command('task-dispatch', 'task.withdraw-extension', {
  summary: 'Take the own request for more time back; its waiting counts as the unit’s time.',
  access: HANDLE,
  input: z.strictObject({ taskId: id() }),
  output: task,
  errors: [...VISIBLE, 'task-dispatch/extension-not-asked'],
});

export const taskAnswerExtension = command('task-dispatch', 'task.answer-extension', {
  summary:
    'The issuer answers a request for more time: it grants the day asked for or an earlier one, or refuses with a reason. After a refusal at least one working day is left.',
  access: { anyOf: ['dispatch'] },
  input: z.strictObject({
    taskId: id(),
    answer: z.discriminatedUnion('decision', [
      z.strictObject({
        decision: z.literal('grant'),
        /** Null: the day that was asked for. */
        toDay: day().nullable().default(null),
        reason: text(1000).nullable().default(null),
      }),
      z.strictObject({ decision: z.literal('refuse'), reason: text(1000) }),
    ]),
  }),
  output: task,
  errors: [
    ...VISIBLE,
    'task-dispatch/extension-not-asked',
    'task-dispatch/own-extension',
    'task-dispatch/extension-beyond-asked',
    'task-dispatch/extension-not-later',
    'task-dispatch/child-due-after-parent',
  ],
});
