import { TASK_DISPATCH_FACTS } from '#libs/contracts';
import type { JournalEntry } from '#libs/journal';
import { uuidv7 } from '#libs/kernel';
import type { TaskChange } from '../domain/task-change.js';
import type { Task } from '../domain/task.js';

const PUBLISHED = new Set(TASK_DISPATCH_FACTS.map((fact) => fact.type));

/** The line of the journal for a change; published where a fact of this name is in the contracts. */
export function entryOf(before: Task | null, { task, happening }: TaskChange, now: Date): JournalEntry {
  const type = `task-dispatch.task.${happening.name}`;
  if (happening.published && !PUBLISHED.has(type)) throw new TypeError(`${type} is not a fact`);
  return {
    factId: uuidv7(),
    type,
    data: { ...aboutTask(task), ...happening.data },
    published: happening.published,
    before: before && shownInAudit(before),
    after: shownInAudit(task),
    occurredAt: now,
  };
}

/** What every fact of a task says about it: enough to tell the people concerned without a look-up. */
function aboutTask(task: Task) {
  return {
    taskId: task.taskId,
    directiveId: task.directiveId,
    directiveTitle: task.directiveTitle,
    itemId: task.itemId,
    itemPath: task.itemPath,
    heading: task.heading,
    unitId: task.unitId,
    unitPath: task.unitPath,
    unitName: task.unitName,
    issuerUnitId: task.issuerUnitId,
    contactPersonId: task.contactPersonId,
    responsiblePersonId: task.responsible?.personId ?? null,
  };
}

function shownInAudit(task: Task) {
  const { state, round, clockHolder, dueAt, effectiveDueAt, returned, declined, extension, ended } = task;
  return { state, round, clockHolder, dueAt, effectiveDueAt, returned, declined, extension, ended };
}
