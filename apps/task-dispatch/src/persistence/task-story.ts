import type { Actor } from '#libs/kernel';
import type { Task } from '../domain/task.js';
import type { HistoryRow, ReportPage, ReportView } from '../ports/task-view.js';
import { type EvidenceRow, toEvidence } from './evidence-row.js';
import { DISPATCHED_WORDS, historyWords, machineName } from './history-words.js';

export interface JournalLine {
  readonly occurred_at: Date;
  readonly type: string;
  readonly actor: Actor;
  readonly data: Readonly<Record<string, unknown>>;
}

/** `$1` district, `$2` task, `$3` its directive, whose journal tells of tasks that were urged together; oldest first. */
export const HISTORY = `
select occurred_at, type, actor, data, aggregate_version, seq from journal
where district_id = $1 and aggregate_id = $2 and outcome = 'accepted'
union all
select occurred_at, 'task-dispatch.task.urged', actor, data - 'tasks', aggregate_version, seq from journal
where district_id = $1 and aggregate_id = $3 and type = 'task-dispatch.directive.unsigned-urged'
  and data -> 'tasks' @> jsonb_build_array(jsonb_build_object('taskId', $2::uuid))
order by occurred_at, aggregate_version, seq limit 1000`;

/** The journal of a task as people read it; its creation stands in the journal of its dispatch. */
export function historyOf(task: Task, lines: readonly JournalLine[]): readonly HistoryRow[] {
  const dispatched: HistoryRow = {
    at: task.dispatchedAt.toISOString(),
    type: 'task-dispatch.task.dispatched',
    byName: machineName('dispatch-worker'),
    postTitle: null,
    byMachine: true,
    summary: DISPATCHED_WORDS,
  };
  return [dispatched, ...lines.map(toHistory)];
}

function toHistory({ occurred_at: at, type, actor, data }: JournalLine): HistoryRow {
  // A decision taken in approval reaches us by a machine; the person is named in the fact.
  const byPerson = typeof data['byName'] === 'string' ? data['byName'] : null;
  const byMachine = actor.kind === 'machine' && byPerson === null;
  return {
    at: at.toISOString(),
    type,
    byName: byMachine ? machineName(actor.name) : (byPerson ?? actor.name),
    postTitle: actor.postTitle,
    byMachine,
    summary: historyWords(type, data),
  };
}

/** `$1` district, `$2` task, `$3` and `$4` the last row shown, or null, `$5` at most so many; oldest first. */
export const REPORTS_PAGE = `
select r.*, coalesce((select jsonb_agg(to_jsonb(e) order by e.uploaded_at, e.id) from evidence e
  where e.district_id = r.district_id and e.task_id = r.task_id and e.report_id = r.id), '[]') as files
from reports r
where r.district_id = $1 and r.task_id = $2 and ($3::timestamptz is null or (r.at, r.id) > ($3::timestamptz, $4::uuid))
order by r.at, r.id limit $5`;

export interface ReportRow {
  readonly id: string;
  readonly task_id: string;
  readonly kind: ReportView['kind'];
  readonly round: number;
  readonly text: string;
  readonly figures: ReportView['figures'];
  readonly by: ReportView['by'];
  readonly at: Date;
  readonly files: readonly EvidenceRow[];
}

export function reportPage(
  rows: readonly ReportRow[],
  limit: number,
  cursorOf: (keys: readonly string[]) => string,
): ReportPage {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(toReport),
    next: rows.length > limit && last ? cursorOf([last.at.toISOString(), last.id]) : null,
  };
}

function toReport(row: ReportRow): ReportView {
  const { kind, round, text, figures, by } = row;
  const evidence = row.files.map((file) => {
    const { evidenceId, fileName, contentType, size, sha256 } = toEvidence(file);
    return { evidenceId, fileName, contentType, size, sha256 };
  });
  return {
    reportId: row.id,
    taskId: row.task_id,
    kind,
    round,
    text,
    figures,
    evidence,
    by,
    at: row.at.toISOString(),
  };
}
