import type { SideTable } from '#libs/journal';
import type { Remark } from '../domain/task-change.js';

/** What leaders said: of a task, or of a directive or an item of it. */
export const REMARKS: SideTable = {
  table: 'remarks',
  columns: {
    district_id: 'uuid',
    id: 'uuid',
    task_id: 'uuid',
    directive_id: 'uuid',
    item_id: 'uuid',
    words: 'text',
    demands: 'boolean',
    new_task_id: 'uuid',
    by_person_id: 'uuid',
    by: 'jsonb',
    at: 'timestamptz',
  },
};

interface Subject {
  readonly taskId?: string;
  readonly directiveId?: string;
  readonly itemId?: string | null;
}

export function remarkRow(
  districtId: string,
  { taskId, directiveId, itemId }: Subject,
  { remarkId, newTaskId, by, words, demands, at }: Remark,
) {
  return {
    district_id: districtId,
    id: remarkId,
    task_id: taskId ?? null,
    directive_id: directiveId ?? null,
    item_id: itemId ?? null,
    words,
    demands,
    new_task_id: newTaskId,
    by_person_id: by.personId,
    by,
    at,
  };
}
