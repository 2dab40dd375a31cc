import type { Caller } from '#libs/kernel';
import { timeReceived } from '../domain/re-dispatch.js';
import type { TaskDesk } from './task-desk.js';

/** Until when the task runs that this one was broken down from; null when there is none. A due never moves back, so it may be asked before the change. */
export async function parentUntil(desk: TaskDesk, taskId: string, caller: Caller): Promise<Date | null> {
  const task = await desk.find(taskId, caller);
  const parent = task?.parentTaskId ? await desk.find(task.parentTaskId, caller) : null;
  return parent && timeReceived(parent).until;
}
