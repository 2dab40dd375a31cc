import { Scope, type Transaction } from '#libs/kernel';
import { containsPattern, runSql, scopePredicate, type SqlParameters } from '#libs/persistence';
import type { DataSource } from 'typeorm';
import type { TaskFilters } from '../domain/task-filters.js';
import type { TaskState } from '../domain/task.js';
import { lightAlternatives, OPEN } from './task-list-sql.js';

interface Asked {
  /** As `underPathOf` answers. */
  readonly underPath: string | null | undefined;
  /** When lights and windows are looked at. */
  readonly now: Date;
}

/** Conditions of a list of tasks `t` but its lights, each with its values bound. */
export function filtersOf(query: TaskFilters, asked: Asked, params: SqlParameters): string[] {
  const { directiveId, itemId, parentTaskId, unitId } = query;
  const equal = { directive_id: directiveId, item_id: itemId, parent_task_id: parentTaskId, unit_id: unitId };
  return [
    ...Object.entries(equal).flatMap(([column, value]) =>
      value === undefined ? [] : [`t.${column} = ${params.bind(value)}`],
    ),
    ...lastingOf(query, params),
    ...placeOf(asked, params),
    ...momentary(query, () => params.bind(asked.now)),
  ];
}

const ENDED_STATES: readonly TaskState[] = ['closed', 'cancelled', 'handed-over'];
/** States in which the unit never holds the clock. */
const HELD_BY_OTHERS: readonly TaskState[] = ['declined', 'in-review', 'suspended'];

function lastingOf(query: TaskFilters, params: SqlParameters): string[] {
  const { state, returned, extensionOpen, q } = query;
  return [
    ...(state ? statesOf(state, params.bind([...state])) : []),
    ...(returned === undefined ? [] : [`t.returned is ${returned ? 'not null' : 'null'}`]),
    ...(extensionOpen === undefined ? [] : [`t.extension is ${extensionOpen ? 'not null' : 'null'}`]),
    ...(q === undefined ? [] : [wordsIn(q, params)]),
  ];
}

/** What is true of a task at one moment. */
function momentary({ unsignedLate }: TaskFilters, now: () => string): string[] {
  const isLate = (at: string) => `(t.state = 'dispatched' and t.sign_for_due_at <= ${at})`;
  return unsignedLate === undefined ? [] : [`${unsignedLate ? '' : 'not '}${isLate(now())}`];
}

/** Ways to be lit as asked, which never hold together; none when no light is asked for. */
export function lightsOf({ light, lights }: TaskFilters, now: () => string): readonly string[] {
  const colours = lights && lights.length > 0 ? lights : undefined;
  if (!light && !colours) return [];
  const wanted = (colours ?? [light!]).filter((colour) => !light || colour === light);
  return wanted.length === 0
    ? ['false']
    : [...new Set(wanted)].flatMap((colour) => lightAlternatives(colour, now()));
}

/** Where the unit named by `underUnitId` stands now; undefined when none is named, null when there is no such unit. */
export async function underPathOf(
  sql: DataSource | Transaction,
  { underUnitId }: TaskFilters,
  districtId: string,
): Promise<string | null | undefined> {
  if (underUnitId === undefined) return undefined;
  const [unit] = await runSql<{ path: string }>(sql, {
    text: 'select path from org_units where district_id = $1 and unit_id = $2',
    values: [districtId, underUnitId],
  });
  return unit?.path ?? null;
}

/** With what follows from the states: the planner knows no other way to the indexes of open and waiting tasks. */
function statesOf(states: readonly TaskState[], bound: string): string[] {
  return [
    `t.state = any(${bound}::text[])`,
    ...(states.some((state) => ENDED_STATES.includes(state)) ? [] : [OPEN]),
    ...(states.every((state) => HELD_BY_OTHERS.includes(state)) ? [`t.clock_holder <> 'unit'`] : []),
  ];
}

/** With the path bound, and not looked up by the statement itself, the planner knows how much lies below it. */
function placeOf({ underPath }: Asked, params: SqlParameters): string[] {
  if (underPath === undefined) return [];
  const subtree = underPath === null ? Scope.nothing : Scope.ofSubtrees([underPath]);
  return [scopePredicate(subtree, 't.unit_path', params)];
}

/** Where a word has no capitals, as Chinese has none, `like` finds the same and is several times quicker. */
function wordsIn(words: string, params: SqlParameters): string {
  const pattern = params.bind(containsPattern(words));
  const like = words.toLowerCase() === words.toUpperCase() ? 'like' : 'ilike';
  const columns = ['t.heading', 't.unit_name', 't.requirement'];
  return `(${columns.map((column) => `${column} ${like} ${pattern}`).join(' or ')})`;
}
