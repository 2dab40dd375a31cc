import type { AggregateTable, StoredRow } from '#libs/journal';
import { SCHEMA } from './migrations/index.js';
import type { Task } from '../domain/task.js';

/** One row per task: its whole state, and copies of what lists filter and sort by. */
export const TASKS: AggregateTable = {
  schema: SCHEMA,
  table: 'tasks',
  aggregate: 'task',
  columns: {
    state: 'text',
    dispatch_id: 'uuid',
    directive_id: 'uuid',
    directive_title: 'text',
    item_id: 'uuid',
    item_path: 'text',
    heading: 'text',
    requirement: 'text',
    parent_task_id: 'uuid',
    origin_task_id: 'uuid',
    unit_id: 'uuid',
    unit_path: 'text',
    unit_name: 'text',
    issuer_unit_id: 'uuid',
    issuer_unit_path: 'text',
    issuer_unit_name: 'text',
    contact_person_id: 'uuid',
    contact_name: 'text',
    responsible: 'jsonb',
    role: 'text',
    urgent: 'boolean',
    criteria: 'jsonb',
    evidence_asked: 'jsonb',
    result_levels: 'text[]',
    review_flow_key: 'text',
    sponsor_person_id: 'uuid',
    held_by_post: 'boolean',
    dispatched_at: 'timestamptz',
    sign_for_due_at: 'timestamptz',
    signed_for_at: 'timestamptz',
    due_at: 'timestamptz',
    clock_holder: 'text',
    clock_since: 'timestamptz',
    clock_entries: 'int',
    held_by_others_ms: 'bigint',
    late_when_left: 'boolean',
    due_floor_at: 'timestamptz',
    effective_due_at: 'timestamptz',
    yellow_at: 'timestamptz',
    red_at: 'timestamptz',
    round: 'int',
    review: 'jsonb',
    last_instance_id: 'uuid',
    returned: 'jsonb',
    undone: 'jsonb',
    declined: 'jsonb',
    ended: 'jsonb',
    extension: 'jsonb',
    extensions_answered: 'int',
    children_total: 'int',
    remarks: 'int',
    files_given: 'int',
    figures_given: 'text[]',
    last_urged_at: 'timestamptz',
    told_unsigned: 'boolean',
    told_yellow: 'boolean',
    told_red: 'boolean',
  },
  fixed: [
    'dispatch_id',
    'directive_id',
    'directive_title',
    'item_id',
    'item_path',
    'heading',
    'requirement',
    'parent_task_id',
    'origin_task_id',
    'unit_id',
    'issuer_unit_id',
    'role',
    'urgent',
    'criteria',
    'evidence_asked',
    'result_levels',
    'review_flow_key',
    'sponsor_person_id',
    'held_by_post',
    'dispatched_at',
    'sign_for_due_at',
  ],
};

export type TaskColumns = Readonly<Record<string, unknown>>;

/** The few columns whose name is not that of the field in snake case. */
const RENAMED: Readonly<Record<string, keyof Task>> = { evidence_asked: 'evidence' };

const FIELDS = Object.keys(TASKS.columns).map((column) => ({
  column,
  field: RENAMED[column] ?? (camel(column) as keyof Task),
}));

const FIXED = FIELDS.filter(({ column }) => TASKS.fixed?.includes(column));

/** What an update does not carry must be as it was: a rule that changes it would be lost without a word. */
export function assertFixed(before: Task, after: Task): void {
  const changed = FIXED.filter(({ field }) => !isSame(before[field], after[field]));
  if (changed.length > 0) throw new TypeError(`a task never changes its ${changed[0]!.field}`);
}

/** Mostly the very same object: what a rule leaves alone it passes on. */
function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

export function taskColumns(task: Task): TaskColumns {
  const columns: Record<string, unknown> = {};
  for (const { column, field } of FIELDS) columns[column] = task[field];
  return columns;
}

export function toTask(row: StoredRow): Task {
  const task: Record<string, unknown> = {
    taskId: row.id,
    districtId: row.district_id,
    version: row.version,
  };
  for (const { column, field } of FIELDS) task[field] = row[column];
  // bigint travels as text.
  task['heldByOthersMs'] = Number(row['held_by_others_ms']);
  return task as unknown as Task;
}

export function taskOf(row: StoredRow | null): Task | null {
  return row && toTask(row);
}

function camel(column: string): string {
  return column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
