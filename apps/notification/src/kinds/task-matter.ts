import type { Because, MessageParams } from '../domain/message.js';
import type { Telling } from './message-kind.js';

/** What every fact of a task says about it. */
interface TaskMatter {
  readonly taskId: string;
  readonly directiveTitle: string;
  readonly heading: string;
  readonly unitName: string;
  readonly contactPersonId: string;
  readonly responsiblePersonId: string | null;
}

/** The unit's responsible person is told. */
export function responsibleOf(task: TaskMatter, more: MessageParams = {}): Telling {
  return telling(task, { personId: task.responsiblePersonId, because: 'responsible' }, more);
}

/** The person who dispatched the task is told. */
export function contactOf(task: TaskMatter, more: MessageParams = {}): Telling {
  return telling(task, { personId: task.contactPersonId, because: 'contact' }, more);
}

export function telling(
  task: TaskMatter,
  to: { readonly personId: string | null; readonly because: Because },
  more: MessageParams = {},
): Telling {
  const { taskId, directiveTitle, heading, unitName } = task;
  return {
    ...to,
    link: { topic: 'task', id: taskId },
    params: { directiveTitle, heading, unitName, ...more },
  };
}
