import type { WorkingCalendar } from '#libs/kernel';
import { newTasks, type NewTaskPlan, type Target } from '../domain/new-task.js';
import type { GivenDispatch } from '../ports/dispatch-repository.js';

/** A dispatch to named units with their tasks; the worker only tells of it. */
export function givenDispatch(
  plan: NewTaskPlan,
  targets: readonly Target[],
  calendar: WorkingCalendar,
): GivenDispatch {
  return { plan, targets, made: newTasks(plan, targets, calendar) };
}
