import { lightOf } from './light.js';
import { changed, told, type TaskChange } from './task-change.js';
import type { Task } from './task.js';

/**
 * What has fallen due and was not told yet, one thing at a time; null when there is nothing. A sweep that
 * comes late or twice finds what was told on the task itself.
 */
export function tellDue(task: Task | null, now: Date): TaskChange | null {
  if (!task) return null;
  if (task.state === 'dispatched' && !task.toldUnsigned && now >= task.signForDueAt) {
    return changed({ ...task, toldUnsigned: true }, told('sign-for-overdue'));
  }
  const light = task.clockHolder === 'unit' ? lightOf(task, now) : null;
  const effectiveDueAt = task.effectiveDueAt.toISOString();
  if (light === 'red' && !task.toldRed) {
    // Who was away while it was yellow need not be told that any more.
    return changed({ ...task, toldYellow: true, toldRed: true }, told('overdue', { effectiveDueAt }));
  }
  if (light === 'yellow' && !task.toldYellow) {
    return changed({ ...task, toldYellow: true }, told('due-soon', { effectiveDueAt }));
  }
  return null;
}
