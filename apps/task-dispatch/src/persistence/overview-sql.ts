import type { Caller } from '#libs/kernel';
import { scopePredicate, type SqlParameters } from '#libs/persistence';
import type { StuckLimits } from '../domain/stuck.js';
import type { DirectiveProgress, OverviewNumbers } from '../ports/overview-read-model.js';
import { mayBeSeen } from './directive-list-sql.js';
import { stuckPart } from './stuck-sql.js';
import { colour, LEFT_LIT, OPEN, type Seen, visibleParts, wholeOf } from './task-list-sql.js';
import { countedRows, progressRows } from './task-totals-sql.js';

interface Question {
  readonly caller: Caller;
  readonly limits: StuckLimits;
  /** The last directive shown; ids rise with time. */
  readonly before: string | null;
  readonly limit: number;
}

export interface OverviewRow extends OverviewNumbers {
  readonly directives: readonly DirectiveProgress[];
}

const OPEN_SUM = 'coalesce(sum(dispatched + declined + in_progress + in_review + suspended), 0)::int';
const CLOSED_SUM = 'coalesce(sum(closed), 0)::int';

/** Numbers and directives of one moment. What the clock decides is counted once, by directive, for both. */
export function overviewStatement(
  params: SqlParameters,
  { caller, limits, before, limit }: Question,
): string {
  const seen = visibleParts(caller, 'below', params);
  const page = pageOf(params, { caller, before, limit });
  return `with live as materialized (
    select directive_id, sum(yellow)::int as yellow, sum(red)::int as red, sum(stuck)::int as stuck
    from (${livePart(params, seen, limits)}) as parts group by directive_id
  ), page as materialized (${page}
  ), progress as (
    select directive_id, ${OPEN_SUM} as open, ${CLOSED_SUM} as closed
    from (${progressRows(params, seen, '(select array_agg(id) from page)::uuid[]')}) as counted group by directive_id
  ), shown as (
    select p.id as "directiveId", p.title, p.register_number as "registerNumber", p.issued_at as "issuedAt",
      coalesce(g.open + g.closed, 0) as total, coalesce(g.closed, 0) as closed,
      coalesce(l.red, 0) as red, coalesce(l.stuck, 0) as stuck,
      p.may_remark as "mayRemark"
    from page p left join progress g on g.directive_id = p.id left join live l on l.directive_id = p.id
  )
  select totals.open, totals.closed, lights.*,
    (select coalesce(jsonb_agg(to_jsonb(shown) order by "directiveId" desc), '[]') from shown) as directives
  from (select ${OPEN_SUM} as open, ${CLOSED_SUM} as closed from (${countedRows(seen, null)}) as counted) as totals,
    (select coalesce(sum(yellow), 0)::int as yellow, coalesce(sum(red), 0)::int as red, coalesce(sum(stuck), 0)::int as stuck from live) as lights`;
}

/** Lit, waiting and unsigned tasks by directive, from their indexes alone. */
function livePart(params: SqlParameters, seen: Seen, limits: StuckLimits): string {
  const visible = wholeOf(seen);
  const at = `${params.bind(limits.now)}::timestamptz`;
  const waits = (['unsigned-late', 'review-waits', 'decline-waits', 'extension-waits'] as const).map(
    (reason) =>
      `select t.directive_id, 0, 0, count(*) from tasks t where ${visible} and ${stuckPart(reason, limits, params).condition} group by 1`,
  );
  const filtered = (condition: string) => `count(*) filter (where ${condition})`;
  return `select t.directive_id, ${filtered(colour('yellow', at))} as yellow, ${filtered(colour('red', at))} as red, ${filtered(colour('red', at))} as stuck
      from tasks t where ${visible} and ${OPEN} and t.clock_holder = 'unit' and t.yellow_at <= ${at} group by 1
    union all
    select t.directive_id, ${filtered(colour('yellow', 't.clock_since'))}, ${filtered(colour('red', 't.clock_since'))}, 0
      from tasks t where ${visible} and ${LEFT_LIT} group by 1
    union all
    ${waits.join(' union all ')}`;
}

/** Directives in force, newest first. */
function pageOf(params: SqlParameters, { caller, before, limit }: Omit<Question, 'limits'>): string {
  const remarkable = scopePredicate(caller.scopeOf('remark'), 'u.path', params);
  return `
    select d.id, d.title, d.register_number, d.issued_at, ${remarkable} as may_remark from directives d
    join org_units u on u.district_id = d.district_id and u.unit_id = d.issuer_unit_id
    where d.district_id = ${params.bind(caller.districtId)} and d.state = 'issued' and ${mayBeSeen(caller, params)}
      ${before === null ? '' : `and d.id < ${params.bind(before)}`}
    order by d.id desc limit ${params.bind(limit)}`;
}
