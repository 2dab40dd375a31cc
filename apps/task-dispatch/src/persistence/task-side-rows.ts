import type { SideRows, SideTable } from '#libs/journal';
import type { ClockEntry } from '../domain/clock-ledger.js';
import type { Target } from '../domain/new-task.js';
import type { EvidenceFile, Report, TaskChange } from '../domain/task-change.js';
import type { Task } from '../domain/task.js';
import type { GivenDispatch, MadeTask } from '../ports/dispatch-repository.js';
import { remarkRow, REMARKS } from './remark-rows.js';
import { taskColumns, TASKS } from './task-row.js';

const OWNED = { district_id: 'uuid', id: 'uuid' } as const;

const TASK_ROWS: SideTable = {
  table: 'tasks',
  columns: { ...OWNED, version: 'int', ...TASKS.columns },
};

/** What tells the tasks of one chunk apart; the rest is the item's, unless targets have terms of their own. */
const OF_THE_TARGET = ['id', 'unit_id', 'unit_path', 'unit_name', 'responsible'];

const CHUNK_ROWS: SideTable = {
  ...TASK_ROWS,
  shared: Object.keys(TASK_ROWS.columns).filter((column) => !OF_THE_TARGET.includes(column)),
};

const FIRST_CLOCK_ENTRIES: SideTable = {
  table: 'clock_entries',
  columns: {
    district_id: 'uuid',
    task_id: 'uuid',
    position: 'int',
    holder: 'text',
    since: 'timestamptz',
    previous_counts_as_unit: 'boolean',
    due_floor_at: 'timestamptz',
  },
  shared: ['district_id', 'position', 'holder', 'since', 'previous_counts_as_unit', 'due_floor_at'],
};

export const CLOCK_ENTRIES: SideTable = { ...FIRST_CLOCK_ENTRIES, conflict: 'ignore' };

/** Where tasks go that come into being together with something else, and the first entries of their clocks. */
interface TaskTables {
  readonly tasks: SideTable;
  readonly clockEntries: SideTable;
}

/** A task that the unit has already is an error. */
export const NEW_TASKS: TaskTables = { tasks: TASK_ROWS, clockEntries: CLOCK_ENTRIES };

/** The tasks of a chunk; one that is there is an error. */
export const CHUNK_TASKS: TaskTables = { tasks: CHUNK_ROWS, clockEntries: FIRST_CLOCK_ENTRIES };

/** As `CHUNK_TASKS`, where some are there already and stay as they are: each is looked for first, a seventh of PostgreSQL's work for a directive. */
export const MISSING_CHUNK_TASKS: TaskTables = {
  tasks: { ...CHUNK_ROWS, conflict: 'ignore' },
  clockEntries: CLOCK_ENTRIES,
};

const REPORTS: SideTable = {
  table: 'reports',
  columns: {
    ...OWNED,
    task_id: 'uuid',
    kind: 'text',
    round: 'int',
    text: 'text',
    figures: 'jsonb',
    by: 'jsonb',
    at: 'timestamptz',
  },
};

/** A report claims evidence; the row is there since it was attached. */
export const EVIDENCE: SideTable = {
  table: 'evidence',
  columns: {
    ...OWNED,
    task_id: 'uuid',
    report_id: 'uuid',
    upload_id: 'uuid',
    storage_key: 'text',
    file_name: 'text',
    content_type: 'text',
    size: 'bigint',
    sha256: 'text',
    uploaded_by: 'uuid',
    uploaded_at: 'timestamptz',
  },
  conflict: { on: ['district_id', 'id'], update: ['report_id'] },
};

/** An upload becomes evidence once. */
export const ATTACHED: SideTable = { table: EVIDENCE.table, columns: EVIDENCE.columns };

/** A dispatch to named units; the worker finds its tasks made and only tells of them. */
const GIVEN_DISPATCHES: SideTable = {
  table: 'dispatches',
  columns: {
    ...OWNED,
    version: 'int',
    state: 'text',
    directive_id: 'uuid',
    item_id: 'uuid',
    parent_task_id: 'uuid',
    content: 'jsonb',
    targets_total: 'int',
    planned_at: 'timestamptz',
    begins_at: 'timestamptz',
  },
};

export const TARGETS: SideTable = {
  table: 'dispatch_targets',
  columns: {
    district_id: 'uuid',
    dispatch_id: 'uuid',
    position: 'int',
    unit_id: 'uuid',
    unit_path: 'text',
    unit_name: 'text',
    responsible: 'jsonb',
    criteria: 'jsonb',
    requirement: 'text',
    due_at: 'timestamptz',
  },
};

/** What becomes true together with a task's next version. */
export function sideRowsOf({ task, clockEntry, report, remark }: TaskChange): readonly SideRows[] {
  return [
    { table: CLOCK_ENTRIES, rows: clockEntry ? [clockRow(task, clockEntry)] : [] },
    { table: REPORTS, rows: report ? [reportRow(task, report)] : [] },
    { table: REMARKS, rows: remark ? [remarkRow(task.districtId, { taskId: task.taskId }, remark)] : [] },
    {
      table: EVIDENCE,
      rows: (report?.files ?? []).map((file) => evidenceRow(task, file, report?.reportId ?? null)),
    },
  ];
}

/** A dispatch with its targets and their tasks, all at once. */
export function givenDispatchRows(given: GivenDispatch): readonly SideRows[] {
  const { plan, targets } = given;
  const { districtId: district_id, dispatchId, content } = plan;
  const dispatch = {
    district_id,
    id: dispatchId,
    version: 1,
    state: 'creating',
    directive_id: content.directiveId,
    item_id: content.itemId,
    parent_task_id: plan.parentTaskId,
    content,
    targets_total: targets.length,
    planned_at: plan.at,
    begins_at: plan.at,
  };
  return [
    { table: GIVEN_DISPATCHES, rows: [dispatch] },
    ...madeRows(given.made, NEW_TASKS),
    targetRows(given),
  ];
}

export function targetRows({ plan, targets }: Pick<GivenDispatch, 'plan' | 'targets'>): SideRows {
  const key = { district_id: plan.districtId, dispatch_id: plan.dispatchId };
  return {
    table: TARGETS,
    rows: targets.map((target, index) => ({ ...key, position: index + 1, ...targetColumns(target) })),
  };
}

/** New tasks and the first entries of their clocks. */
export function madeRows(made: readonly MadeTask[], tables: TaskTables): readonly SideRows[] {
  return [
    {
      table: tables.tasks,
      rows: made.map(({ task }) => ({
        district_id: task.districtId,
        id: task.taskId,
        version: 1,
        ...taskColumns(task),
      })),
    },
    { table: tables.clockEntries, rows: made.map(({ task, clockEntry }) => clockRow(task, clockEntry)) },
  ];
}

function targetColumns(target: Target) {
  return {
    unit_id: target.unitId,
    unit_path: target.path,
    unit_name: target.name,
    responsible: target.responsible,
    criteria: target.criteria,
    requirement: target.requirement,
    due_at: target.dueAt,
  };
}

function clockRow({ districtId, taskId }: Task, entry: ClockEntry) {
  return {
    district_id: districtId,
    task_id: taskId,
    position: entry.position,
    holder: entry.holder,
    since: entry.since,
    previous_counts_as_unit: entry.previousCountsAsUnit,
    due_floor_at: entry.dueFloorAt,
  };
}

function reportRow({ districtId, taskId }: Task, report: Report) {
  const { reportId, kind, round, text, figures, by, at } = report;
  return { district_id: districtId, id: reportId, task_id: taskId, kind, round, text, figures, by, at };
}

export function evidenceRow({ districtId, taskId }: Task, file: EvidenceFile, reportId: string | null) {
  return {
    district_id: districtId,
    id: file.evidenceId,
    task_id: taskId,
    report_id: reportId,
    upload_id: file.uploadId,
    storage_key: file.storageKey,
    file_name: file.fileName,
    content_type: file.contentType,
    size: file.size,
    sha256: file.sha256,
    uploaded_by: file.uploadedBy,
    uploaded_at: file.uploadedAt,
  };
}
