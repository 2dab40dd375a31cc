import type { CoverageRow } from '../ports/directive-read-model.js';

const EXCERPT_LENGTH = 60;

/** `$1` district, `$2` directive: blocks and items' own stretches in the order of the text, with the states of their tasks. */
export const COVERAGE = `
with stretches as (
  select (b ->> 'start')::int as span_start, (b ->> 'end')::int as span_end, b ->> 'role' as role,
    null::uuid as item_id, null::text as path, null::text as outcome, null::text as outcome_reason
  from directives d
  join directive_sources s on s.district_id = d.district_id and s.directive_id = d.id and s.text_version = d.text_version
  cross join jsonb_array_elements(s.blocks) as b
  where d.district_id = $1 and d.id = $2
  union all
  select (p ->> 'start')::int, (p ->> 'end')::int, null, i.item_id, i.path, i.outcome, i.outcome_reason
  from directive_items i, jsonb_array_elements(i.pieces) as p
  where i.district_id = $1 and i.directive_id = $2 and i.position is not null
), states as (
  select item_id, jsonb_object_agg(state, tasks) as tasks
  from (select item_id, state, count(*)::int as tasks from tasks
    where district_id = $1 and directive_id = $2 group by item_id, state) as counted
  group by item_id
)
select stretches.*, coalesce(states.tasks, '{}') as tasks
from stretches left join states using (item_id) order by span_start, span_end`;

export interface CoverageSqlRow {
  readonly span_start: number;
  readonly span_end: number;
  readonly role: string | null;
  readonly item_id: string | null;
  readonly path: string | null;
  readonly outcome: CoverageRow['outcome'];
  readonly outcome_reason: string | null;
  readonly tasks: CoverageRow['tasks'];
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

function excerptOf(text: string): string {
  const words = text.trim();
  return words.length <= EXCERPT_LENGTH ? words : `${words.slice(0, EXCERPT_LENGTH).toWellFormed()}…`;
}
