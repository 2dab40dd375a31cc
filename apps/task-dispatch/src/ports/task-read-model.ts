import type { InputOf, taskCounts, taskList } from '#libs/contracts';
import type { Caller } from '#libs/kernel';
import type { EvidenceFile } from '../domain/task-change.js';
import type { Task } from '../domain/task.js';
import type { HistoryRow, ReportPage, TaskCounts } from './task-view.js';

export interface TaskKey {
  readonly districtId: string;
  readonly taskId: string;
}

export interface Children {
  readonly total: number;
  readonly open: number;
}

/** A task of a list, with its open children counted. */
export interface ListedTask {
  readonly task: Task;
  readonly childrenOpen: number;
}

/** What is asked about tasks. Lists take the caller: the scope is part of the SQL, never a filter afterwards. */
export abstract class TaskReadModel {
  /** @throws platform/cursor-rejected */
  abstract list(
    caller: Caller,
    query: InputOf<typeof taskList>,
    now: Date,
  ): Promise<{ readonly rows: readonly ListedTask[]; readonly next: string | null }>;
  abstract counts(caller: Caller, query: InputOf<typeof taskCounts>, now: Date): Promise<TaskCounts>;
  abstract children(key: TaskKey): Promise<Children>;
  abstract history(task: Task): Promise<readonly HistoryRow[]>;
  /** @throws platform/cursor-rejected */
  abstract reports(
    key: TaskKey,
    page: { readonly cursor?: string; readonly limit: number },
  ): Promise<ReportPage>;
  /** Evidence of the task that no report has claimed, those of `evidenceIds` alone. */
  abstract unclaimedEvidence(key: TaskKey, evidenceIds: readonly string[]): Promise<readonly EvidenceFile[]>;
  abstract evidence(
    districtId: string,
    evidenceId: string,
  ): Promise<{ readonly taskId: string; readonly file: EvidenceFile } | null>;
}
