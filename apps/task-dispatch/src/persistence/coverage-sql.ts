import type { Caller } from '#libs/kernel';
import { SqlParameters } from '#libs/persistence';
import type { CoverageRow, DirectiveKey, ItemProgress } from '../ports/directive-read-model.js';
import { lightPredicate, visiblePredicate } from './task-list-sql.js';

const EXCERPT_LENGTH = 60;

interface Sql {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Blocks and items' own stretches in the order of the text, with the states of those of their tasks that the caller may see. */
export function coverageStatement({ districtId, directiveId }: DirectiveKey, caller: Caller, now: Date): Sql {
  const params = new SqlParameters();
  const [district, directive] = [params.bind(districtId), params.bind(directiveId)];
  const isRed = lightPredicate('red', params.bind(now));
  const text = `
with stretches as (
  select (b ->> 'start')::int as span_start, (b ->> 'end')::int as span_end, b ->> 'role' as role,
    null::uuid as item_id, null::text as path, null::text as outcome, null::text as outcome_reason
  from directives d
  join directive_sources s on s.district_id = d.district_id and s.directive_id = d.id and s.text_version = d.text_version
  cross join jsonb_array_elements(s.blocks) as b
  where d.district_id = ${district} and d.id = ${directive}
  union all
  select (p ->> 'start')::int, (p ->> 'end')::int, null, i.item_id, i.path, i.outcome, i.outcome_reason
  from directive_items i, jsonb_array_elements(i.pieces) as p
  where i.district_id = ${district} and i.directive_id = ${directive} and i.position is not null
), states as (
  select item_id, jsonb_object_agg(state, tasks) as tasks, sum(red)::int as red
  from (select t.item_id, t.state, count(*)::int as tasks, count(*) filter (where ${isRed})::int as red from tasks t
    where ${visiblePredicate(caller, 'all', params)} and t.directive_id = ${directive}
    group by t.item_id, t.state) as counted
  group by item_id
)
select stretches.*, coalesce(states.tasks, '{}') as tasks, coalesce(states.red, 0) as red
from stretches left join states using (item_id) order by span_start, span_end`;
  return { text, values: params.values };
}

export interface CoverageSqlRow {
  readonly span_start: number;
  readonly span_end: number;
  readonly role: string | null;
  readonly item_id: string | null;
  readonly path: string | null;
  readonly outcome: CoverageRow['outcome'];
  readonly outcome_reason: string | null;
  readonly tasks: CoverageRow['tasks'];
  readonly red: number;
}

export function toCoverageRow(row: CoverageSqlRow, text: string): CoverageRow {
  const span = { start: row.span_start, end: row.span_end };
  return {
    span,
    itemId: row.item_id,
    path: row.path,
    role: row.role,
    excerpt: excerptOf(text.slice(span.start, span.end)),
    outcome: row.outcome,
    outcomeReason: row.outcome_reason,
    tasks: row.tasks,
  };
}

/** How far each item is that has tasks; an item may lie in several stretches. */
export function progressOf(rows: readonly CoverageSqlRow[]): readonly ItemProgress[] {
  const byItem = new Map<string, ItemProgress>();
  for (const { item_id: itemId, tasks: byState, red } of rows) {
    const total = Object.values(byState).reduce((sum, tasks) => sum + tasks, 0);
    if (itemId !== null && total > 0) byItem.set(itemId, { itemId, total, byState, red });
  }
  return [...byItem.values()];
}

function excerptOf(text: string): string {
  const words = text.trim();
  return words.length <= EXCERPT_LENGTH ? words : `${words.slice(0, EXCERPT_LENGTH).toWellFormed()}…`;
}
