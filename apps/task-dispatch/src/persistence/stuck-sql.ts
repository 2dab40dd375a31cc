import type { SqlParameters } from '#libs/persistence';
import type { StuckLimits, StuckReason } from '../domain/stuck.js';
import { OPEN } from './task-list-sql.js';

/** One way to be stuck, in SQL: the conditions of `stuckOf`, and the column it has been so since. */
export interface StuckPart {
  readonly condition: string;
  readonly since: string;
}

/** The SQL of `stuckOf`: parts that never hold together, each with an index in the order of `since`. */
export function stuckPart(reason: StuckReason, limits: StuckLimits, params: SqlParameters): StuckPart {
  const bound = (at: Date) => `${params.bind(at)}::timestamptz`;
  const heldBy = (holder: string, state: string, since: Date) => ({
    condition: `${OPEN} and t.clock_holder = '${holder}' and t.state = '${state}' and t.clock_since <= ${bound(since)}`,
    since: 't.clock_since',
  });
  switch (reason) {
    case 'unsigned-late':
      return {
        condition: `t.state = 'dispatched' and t.clock_holder = 'unit' and t.sign_for_due_at <= ${bound(limits.now)} and t.red_at > ${bound(limits.now)}`,
        since: 't.sign_for_due_at',
      };
    case 'overdue':
      return {
        condition: `${OPEN} and t.clock_holder = 'unit' and t.red_at <= ${bound(limits.now)} and t.effective_due_at <= ${bound(limits.now)}`,
        since: 't.effective_due_at',
      };
    case 'review-waits':
      return heldBy('reviewer', 'in-review', limits.reviewSince);
    case 'decline-waits':
      return heldBy('issuer', 'declined', limits.answerSince);
    case 'extension-waits':
      return heldBy('issuer', 'in-progress', limits.answerSince);
  }
}

/** Stuck tasks, oldest first: of each part at most so many, then of all. */
export function stuckStatement(
  parts: readonly StuckPart[],
  {
    conditions,
    after,
    most,
  }: { readonly conditions: readonly string[]; readonly after: string | null; readonly most: string },
): string {
  const firsts = parts.map(({ condition, since }) => {
    const beyond = after === null ? [] : [`(${since}, t.id) > ${after}`];
    return `(select t.district_id, t.id, ${since} as stuck_since from tasks t where ${[...conditions, condition, ...beyond].join(' and ')}
      order by ${since}, t.id limit ${most})`;
  });
  return `select t.*, p.stuck_since from (${firsts.join(' union all ')}) as p
    join tasks t on t.district_id = p.district_id and t.id = p.id
    order by p.stuck_since, p.id limit ${most}`;
}
