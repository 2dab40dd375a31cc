import type { InputOf, taskCounts, taskList } from '#libs/contracts';
import type { StoredRow } from '#libs/journal';
import type { Caller } from '#libs/kernel';
import { CursorCodec, runSql, SqlParameters } from '#libs/persistence';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { EvidenceFile } from '../domain/task-change.js';
import type { Task } from '../domain/task.js';
import { type Children, type ListedTask, type TaskKey, TaskReadModel } from '../ports/task-read-model.js';
import type { HistoryRow, ReportPage, TaskCounts } from '../ports/task-view.js';
import { type EvidenceRow, toEvidence } from './evidence-row.js';
import {
  HISTORY,
  historyOf,
  type JournalLine,
  reportPage,
  type ReportRow,
  REPORTS_PAGE,
} from './task-story.js';
import { type CountsRow, countsStatement, toCounts } from './task-counts-sql.js';
import { filtersOf, lightsOf, underPathOf } from './task-filter-sql.js';
import { ENDED, firstOf, visiblePredicate } from './task-list-sql.js';
import { toTask } from './task-row.js';

const CHILDREN_OPEN = `case when t.children_total = 0 then 0 else (select count(*)::int from tasks c
  where c.district_id = t.district_id and c.parent_task_id = t.id and c.state not in ${ENDED}) end`;

@Injectable()
export class TypeormTaskReadModel extends TaskReadModel {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: CursorCodec,
  ) {
    super();
  }

  override async list(
    caller: Caller,
    query: InputOf<typeof taskList>,
    now: Date,
  ): Promise<{ readonly rows: readonly ListedTask[]; readonly next: string | null }> {
    const { cursor, limit, ...question } = query;
    const purpose = purposeOf('task.list', [caller.districtId, question]);
    const underPath = await underPathOf(this.dataSource, query, caller.districtId);
    const params = new SqlParameters();
    const conditions = [
      visiblePredicate(caller, query.view, params),
      ...filtersOf(query, { underPath, now }, params),
      ...this.after(purpose, cursor, params),
    ];
    const most = params.bind(limit + 1);
    const lights = lightsOf(query, () => params.bind(now));
    const rows = await runSql<StoredRow & { children_open: number }>(this.dataSource, {
      text: `select t.*, ${CHILDREN_OPEN} as children_open from (${firstOf(conditions, lights, most)}) as p
        join tasks t on t.district_id = p.district_id and t.id = p.id
        order by p.effective_due_at, p.id limit ${most}`,
      values: params.values,
    });
    const shown = rows.slice(0, limit).map((row) => ({ task: toTask(row), childrenOpen: row.children_open }));
    const last = shown.at(-1)?.task;
    const more = rows.length > limit && last;
    return {
      rows: shown,
      next: more ? this.cursors.encode(purpose, [last.effectiveDueAt.toISOString(), last.taskId]) : null,
    };
  }

  override async counts(
    caller: Caller,
    { view, directiveId }: InputOf<typeof taskCounts>,
    now: Date,
  ): Promise<TaskCounts> {
    const params = new SqlParameters();
    const text = countsStatement(params, { caller, view, directiveId, now });
    const [row] = await runSql<CountsRow>(this.dataSource, { text, values: params.values });
    return toCounts(row!);
  }

  override async children({ districtId, taskId }: TaskKey): Promise<Children> {
    const [row] = await runSql<Children>(this.dataSource, {
      // A child that was handed over is replaced by the one it became.
      text: `select count(*) filter (where state <> 'handed-over')::int as total, count(*) filter (where state not in ${ENDED})::int as open
        from tasks where district_id = $1 and parent_task_id = $2`,
      values: [districtId, taskId],
    });
    return row!;
  }

  override async history(task: Task): Promise<readonly HistoryRow[]> {
    const lines = await runSql<JournalLine>(this.dataSource, {
      text: HISTORY,
      values: [task.districtId, task.taskId, task.directiveId],
    });
    return historyOf(task, lines);
  }

  override async reports(
    { districtId, taskId }: TaskKey,
    { cursor, limit }: { readonly cursor?: string; readonly limit: number },
  ): Promise<ReportPage> {
    const purpose = purposeOf('task.reports', [districtId, taskId]);
    const [at, id] = cursor === undefined ? [null, null] : this.cursors.decode(purpose, cursor);
    const rows = await runSql<ReportRow>(this.dataSource, {
      text: REPORTS_PAGE,
      values: [districtId, taskId, at, id, limit + 1],
    });
    return reportPage(rows, limit, (keys) => this.cursors.encode(purpose, keys));
  }

  override async unclaimedEvidence(
    { districtId, taskId }: TaskKey,
    evidenceIds: readonly string[],
  ): Promise<readonly EvidenceFile[]> {
    const rows = await runSql<EvidenceRow>(this.dataSource, {
      text: `select * from evidence where district_id = $1 and task_id = $2 and report_id is null
        and id = any($3::uuid[]) order by id`,
      values: [districtId, taskId, [...evidenceIds]],
    });
    return rows.map(toEvidence);
  }

  override async evidence(districtId: string, evidenceId: string) {
    const [row] = await runSql<EvidenceRow>(this.dataSource, {
      text: 'select * from evidence where district_id = $1 and id = $2',
      values: [districtId, evidenceId],
    });
    return row ? { taskId: row.task_id, file: toEvidence(row) } : null;
  }

  private after(purpose: string, cursor: string | undefined, params: SqlParameters): string[] {
    if (cursor === undefined) return [];
    const [due, id] = this.cursors.decode(purpose, cursor);
    return [`(t.effective_due_at, t.id) > (${params.bind(due)}::timestamptz, ${params.bind(id)}::uuid)`];
  }
}

/** The question a cursor belongs to: with another filter it would silently skip rows. */
function purposeOf(list: string, question: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(question)).digest('base64url').slice(0, 16);
  return `task-dispatch.${list}.${hash}`;
}
