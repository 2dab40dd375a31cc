import type { Caller } from '#libs/kernel';
import { containsPattern, scopePredicate, type SqlParameters } from '#libs/persistence';
import { businessUnitPaths, issuingScope } from '../domain/directive-rights.js';
import type { DirectiveState } from '../domain/directive.js';
import type { SeenDirective } from '../ports/directive-read-model.js';
import { type DirectiveRow, toDirective } from './directive-row.js';

/** Counting stops here: it tells whether anything is open, and how much in plain cases. */
const OPEN_COUNTED = 1000;

/** Directives with the place of their issuer: the part that scope, filter and limit apply to. */
const PLACED = `select d.*, u.path as issuer_path from directives d
  join org_units u on u.district_id = d.district_id and u.unit_id = d.issuer_unit_id`;

/** Adds the progress of dispatches and what is still open: after the limit, so that only what is shown is counted. */
const seen = (directives: string): string => `with d as (${directives})
  select d.*, p.items, p.targets, p.created, p.unfinished, o.open_tasks from d
  left join lateral (
    select count(*)::int as items, coalesce(sum(x.targets_total), 0)::int as targets,
      coalesce(sum(x.created_count), 0)::int as created,
      count(*) filter (where x.state not in ('finished', 'stopped'))::int as unfinished
    from dispatches x
    where x.district_id = d.district_id and x.directive_id = d.id and x.parent_task_id is null and x.rule is not null
  ) p on d.issued_at is not null
  left join lateral (
    select count(*)::int as open_tasks from (
      select 1 from tasks t where t.district_id = d.district_id and t.directive_id = d.id
        and t.state not in ('closed', 'cancelled', 'handed-over') limit ${OPEN_COUNTED}) as open
  ) o on d.issued_at is not null
  order by d.id desc`;

/** For a shared question, which asks for `district_id` and `id`. */
export const PLACED_AS_ASKED = `${PLACED} where d.district_id = q.district_id and d.id = q.id`;

export const SEEN_BY_ID = seen(`${PLACED} where d.district_id = $1 and d.id = $2`);

export interface PlacedRow extends DirectiveRow {
  readonly issuer_path: string;
}

export interface SeenRow extends PlacedRow {
  readonly items: number | null;
  readonly targets: number | null;
  readonly created: number | null;
  readonly unfinished: number | null;
  readonly open_tasks: number | null;
}

export function toSeen(row: SeenRow): SeenDirective {
  const { items, targets, created, unfinished } = row;
  const isDispatched = items !== null && targets !== null && created !== null && unfinished !== null;
  return {
    directive: toDirective(row),
    issuerPath: row.issuer_path,
    dispatch: isDispatched ? { items, targets, created, finished: unfinished === 0 } : null,
    openTasks: (row.open_tasks ?? 0) + (unfinished ?? 0),
  };
}

interface ListWish {
  readonly caller: Caller;
  readonly state: DirectiveState | undefined;
  readonly q: string | undefined;
  /** The last id shown; ids rise with time. */
  readonly before: string | null;
  readonly limit: number;
}

/** The SQL form of `maySee`, for directives `d` of issuer units `u`. */
export function mayBeSeen(caller: Caller, params: SqlParameters): string {
  const issuing = scopePredicate(issuingScope(caller), 'u.path', params);
  const own = params.bind([...businessUnitPaths(caller)]);
  return `(${issuing} or (d.issued_at is not null
      and exists (select from unnest(${own}::text[]) as own (path) where starts_with(own.path, u.path))))`;
}

/** Newest first; only what the caller may see. */
export function listStatement(params: SqlParameters, wish: ListWish): string {
  const { caller, state, q, before, limit } = wish;
  const conditions = [
    `d.district_id = ${params.bind(caller.districtId)}`,
    mayBeSeen(caller, params),
    ...(state === undefined ? [] : [`d.state = ${params.bind(state)}`]),
    ...(q === undefined ? [] : [matches(params.bind(containsPattern(q)))]),
    ...(before === null ? [] : [`d.id < ${params.bind(before)}`]),
  ];
  return seen(`${PLACED} where ${conditions.join(' and ')} order by d.id desc limit ${params.bind(limit)}`);
}

function matches(pattern: string): string {
  return `(d.title ilike ${pattern} or d.doc_number ilike ${pattern} or d.register_number ilike ${pattern})`;
}
