import { type StuckLimits, stuckOf } from '../domain/stuck.js';
import type { Task } from '../domain/task.js';
import type { StuckRow } from '../ports/overview-read-model.js';

/** A stuck task as a leader reads it: what, why, since when, and whom it waits for. */
export function stuckRow(task: Task, limits: StuckLimits): readonly StuckRow[] {
  const stuck = stuckOf(task, limits);
  if (!stuck) return [];
  return [
    {
      taskId: task.taskId,
      directiveId: task.directiveId,
      directiveTitle: task.directiveTitle,
      itemId: task.itemId,
      itemPath: task.itemPath,
      heading: task.heading,
      unitId: task.unitId,
      unitName: task.unitName,
      unitPath: task.unitPath,
      state: task.state,
      dueAt: task.dueAt.toISOString(),
      reason: stuck.reason,
      since: stuck.since.toISOString(),
      waitsFor: waitsFor(task),
    },
  ];
}

function waitsFor(task: Task): StuckRow['waitsFor'] {
  switch (task.clockHolder) {
    case 'reviewer':
      return { side: 'reviewer', names: named(task.review?.waitsFor ?? [], task.issuerUnitName) };
    case 'issuer':
      return {
        side: 'issuer',
        names: named(task.contactName ? [task.contactName] : [], task.issuerUnitName),
      };
    default:
      return { side: 'unit', names: named(task.responsible ? [task.responsible.name] : [], task.unitName) };
  }
}

function named(people: readonly string[], otherwise: string): string[] {
  return people.length > 0 ? [...people] : [otherwise];
}
