import type { InputOf, taskCounts } from '#libs/contracts';
import type { Caller } from '#libs/kernel';
import type { SqlParameters } from '#libs/persistence';
import type { TaskState } from '../domain/task.js';
import type { TaskCounts } from '../ports/task-view.js';
import { colour, LEFT_LIT, OPEN, visibleParts, wholeOf } from './task-list-sql.js';
import { COUNTED_STATES, countedRows, SUMS } from './task-totals-sql.js';

interface Question extends InputOf<typeof taskCounts> {
  readonly caller: Caller;
  readonly now: Date;
}

export type CountsRow = Readonly<Record<TaskState | 'yellow' | 'red' | 'returned' | 'unsigned_late', number>>;

/** Totals and what the clock decides, of one moment: every part has the index of its question. */
export function countsStatement(params: SqlParameters, { caller, view, directiveId, now }: Question): string {
  const parts = visibleParts(caller, view, params);
  const visible = wholeOf(parts);
  const directive = directiveId === undefined ? null : params.bind(directiveId);
  const at = `${params.bind(now)}::timestamptz`;
  const seen = directive === null ? visible : `${visible} and t.directive_id = ${directive}`;
  return `select * from
    (select ${SUMS} from (${countedRows(parts, directive && `array[${directive}]::uuid[]`)}) as counted) as totals,
    (select coalesce(sum(yellow), 0)::int as yellow, coalesce(sum(red), 0)::int as red from (${litCounts(seen, at)}) as lit) as lights,
    (select count(*)::int as returned from tasks t where ${seen} and ${OPEN} and t.returned is not null) as returns,
    (select count(*)::int as unsigned_late from tasks t
      where ${seen} and t.state = 'dispatched' and t.sign_for_due_at <= ${at}) as unsigned`;
}

/** Yellow and red ones, of what the unit holds and of what others do. */
function litCounts(seen: string, at: string): string {
  const lights = (instant: string) =>
    (['yellow', 'red'] as const)
      .map((light) => `count(*) filter (where ${colour(light, instant)}) as ${light}`)
      .join(', ');
  return `select ${lights(at)} from tasks t where ${seen} and ${OPEN} and t.clock_holder = 'unit' and t.yellow_at <= ${at}
    union all
    select ${lights('t.clock_since')} from tasks t where ${seen} and ${LEFT_LIT}`;
}

export function toCounts(row: CountsRow): TaskCounts {
  const byState = COUNTED_STATES.filter((state) => row[state] > 0).map(
    (state) => [state, row[state]] as const,
  );
  return {
    total: byState.reduce((total, [, tasks]) => total + tasks, 0),
    byState: Object.fromEntries(byState),
    yellow: row.yellow,
    red: row.red,
    returned: row.returned,
    unsignedLate: row.unsigned_late,
  };
}
