import { dispatchCompleted, tasksDispatched, type FactData } from '#libs/contracts';
import type { JournalEntry } from '#libs/journal';
import { uuidv7 } from '#libs/kernel';
import type { NewTaskPlan } from '../domain/new-task.js';
import type { MadeTask } from '../ports/dispatch-repository.js';

/** The fact that tells of a chunk of new tasks. */
export function chunkEntry(plan: NewTaskPlan, made: readonly MadeTask[], now: Date): JournalEntry {
  const { content } = plan;
  const data: FactData<typeof tasksDispatched> = {
    dispatchId: plan.dispatchId,
    directiveId: content.directiveId,
    directiveTitle: content.directiveTitle,
    itemId: content.itemId,
    itemPath: content.itemPath,
    heading: content.heading,
    issuerUnitId: content.issuerUnitId,
    contactPersonId: content.contactPersonId,
    parentTaskId: plan.parentTaskId,
    urgent: content.urgent,
    signForDueAt: made[0]!.task.signForDueAt.toISOString(),
    tasks: made.map(({ task }) => ({
      taskId: task.taskId,
      unitId: task.unitId,
      unitPath: task.unitPath,
      responsiblePersonId: task.responsible?.personId ?? null,
      dueAt: task.dueAt.toISOString(),
    })),
  };
  return entry(tasksDispatched.type, data, now);
}

export function completedEntry(plan: NewTaskPlan, tasks: number, now: Date): JournalEntry {
  const { dispatchId, content } = plan;
  const data: FactData<typeof dispatchCompleted> = {
    dispatchId,
    directiveId: content.directiveId,
    itemId: content.itemId,
    tasks,
  };
  return entry(dispatchCompleted.type, data, now);
}

function entry(type: string, data: object, now: Date): JournalEntry {
  return { factId: uuidv7(), type, data, published: true, before: null, after: null, occurredAt: now };
}
