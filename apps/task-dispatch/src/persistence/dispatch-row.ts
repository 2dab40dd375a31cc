import type { AggregateTable, StoredRow } from '#libs/journal';
import type { Target } from '../domain/new-task.js';
import type { OpenDispatch } from '../ports/dispatch-repository.js';
import { SCHEMA } from './migrations/index.js';

/** A dispatch on its way; its rows are planned by the write that orders it. */
export const DISPATCHES: AggregateTable = {
  schema: SCHEMA,
  table: 'dispatches',
  aggregate: 'dispatch',
  columns: {
    state: 'text',
    directive_id: 'uuid',
    item_id: 'uuid',
    parent_task_id: 'uuid',
    rule: 'jsonb',
    content: 'jsonb',
    targets_total: 'int',
    created_count: 'int',
    next_chunk: 'int',
    planned_at: 'timestamptz',
    resolved_after: 'text',
    begins_at: 'timestamptz',
  },
};

export function toOpenDispatch(row: StoredRow): OpenDispatch {
  const values = row as unknown as Record<string, never>;
  return {
    districtId: row.district_id,
    dispatchId: row.id,
    version: row.version,
    state: values['state']!,
    parentTaskId: values['parent_task_id']!,
    rule: values['rule']!,
    content: values['content']!,
    targetsTotal: values['targets_total']!,
    createdCount: values['created_count']!,
    nextChunk: values['next_chunk']!,
    resolvedAfter: values['resolved_after']!,
    plannedAt: values['planned_at']!,
    beginsAt: values['begins_at']!,
  };
}

export interface TargetRow {
  readonly unit_id: string;
  readonly unit_path: string;
  readonly unit_name: string;
  readonly responsible: Target['responsible'];
  readonly criteria: Target['criteria'];
  readonly requirement: string | null;
  readonly due_at: Date | null;
}

export function toTarget(row: TargetRow): Target {
  return {
    unitId: row.unit_id,
    path: row.unit_path,
    name: row.unit_name,
    responsible: row.responsible,
    criteria: row.criteria,
    requirement: row.requirement,
    dueAt: row.due_at,
  };
}
