import type { SqlParameters } from '#libs/persistence';
import { headingOf } from '../domain/dispatch-plan.js';
import type { RemarkView } from '../ports/remarks.js';

export interface RemarkRow {
  readonly id: string;
  readonly task_id: string | null;
  readonly directive_id: string;
  readonly directive_title: string;
  readonly item_id: string | null;
  readonly item_path: string | null;
  readonly heading: string;
  readonly unit_name: string | null;
  readonly words: string | null;
  readonly demands: boolean;
  readonly new_task_id: string | null;
  readonly by: RemarkView['by'];
  readonly at: Date;
}

interface Page {
  readonly districtId: string;
  /** The last one shown. */
  readonly before: unknown;
  readonly limit: number;
  /** On remarks `r`. */
  readonly where: string;
}

/** Newest first, each with what it was said of; a demand also with the unit of which it demands. */
export function pageOf({ districtId, before, limit, where }: Page, params: SqlParameters): string {
  return `select r.id, r.task_id, r.item_id, r.words, r.demands, r.new_task_id, r.by, r.at,
  coalesce(r.directive_id, said.directive_id) as directive_id, coalesce(d.title, said.directive_title) as directive_title,
  i.path as item_path, coalesce(said.heading, i.heading, i.body, d.title) as heading,
  coalesce(said.unit_name, opened.unit_name) as unit_name
from remarks r
left join tasks said on said.district_id = r.district_id and said.id = r.task_id
left join tasks opened on opened.district_id = r.district_id and opened.id = r.new_task_id
left join directives d on d.district_id = r.district_id and d.id = r.directive_id
left join directive_items i on i.district_id = r.district_id and i.directive_id = r.directive_id and i.item_id = r.item_id
where r.district_id = ${params.bind(districtId)} and ${where}
  and (${params.bind(before)}::uuid is null or r.id < ${params.bind(before)}::uuid)
order by r.id desc limit ${params.bind(limit)}`;
}

export function toRemark(row: RemarkRow): RemarkView {
  return {
    remarkId: row.id,
    taskId: row.task_id,
    directiveId: row.directive_id,
    directiveTitle: row.directive_title,
    itemId: row.item_id,
    itemPath: row.item_path,
    heading: row.task_id === null ? headingOf(row.heading) : row.heading,
    unitName: row.unit_name,
    kind: row.words === null ? 'initialled' : 'remark',
    words: row.words,
    demands: row.demands,
    newTaskId: row.new_task_id,
    by: row.by,
    at: row.at.toISOString(),
  };
}
