import type { InputOf, taskCounts } from '#libs/contracts';
import type { Caller } from '#libs/kernel';
import { scopePredicate, type SqlParameters } from '#libs/persistence';
import type { Light } from '../domain/light.js';
import { type Visibility, visibilityOf } from '../domain/task-authority.js';

type View = InputOf<typeof taskCounts>['view'];

export const ENDED = `('closed', 'cancelled', 'handed-over')`;
/** In these words: an index that holds open tasks alone is found by them. */
export const OPEN = `t.state not in ${ENDED}`;
const HELD_ELSEWHERE = `${OPEN} and t.clock_holder <> 'unit'`;
/** Not green when the unit handed the clock on, and so ever since. */
export const LEFT_LIT = `${HELD_ELSEWHERE} and t.yellow_at <= t.clock_since`;
/** A unit that is not below the issuer any more; in a form of which the planner has statistics: it is rare. */
const STRAYED = '(case when starts_with(t.unit_path, t.issuer_unit_path) then 0 else 1 end) = 1';

/** What somebody sees, as conditions on `t`: what units alone decide, and what comes on top of that. */
export interface Seen {
  readonly district: string;
  readonly region: string;
  /** The region as places, when it is all that lies at and below them. */
  readonly places: readonly string[] | null;
  /** Tasks of a unit that has moved away from under the side that issued them. */
  readonly strayed: string;
  readonly contact: string;
}

/** What the caller may see of this view: the SQL of `maySee`, with the district first. */
export function visiblePredicate(caller: Caller, view: View, params: SqlParameters): string {
  return wholeOf(visibleParts(caller, view, params));
}

/** What somebody with this sight may see of the view. */
export function seenPredicate(sight: Sight, view: View, params: SqlParameters): string {
  return wholeOf(seenParts(sight, view, params));
}

export function visibleParts(caller: Caller, view: View, params: SqlParameters): Seen {
  return seenParts({ districtId: caller.districtId, visibility: visibilityOf(caller) }, view, params);
}

export function wholeOf({ district, region, strayed, contact }: Seen): string {
  return `${district} and (${region} or ${strayed} or ${contact})`;
}

interface Sight {
  readonly districtId: string;
  readonly visibility: Visibility;
}

function seenParts({ districtId, visibility }: Sight, view: View, params: SqlParameters): Seen {
  const { mine, own, below, issued, contactPersonId } = visibility;
  const district = `t.district_id = ${params.bind(districtId)}`;
  const inUnits = (ids: readonly string[]) => `t.unit_id = any(${params.bind([...ids])}::uuid[])`;
  if (view === 'mine')
    return { district, region: inUnits(mine), places: null, strayed: 'false', contact: 'false' };
  const under = scopePredicate(below, 't.unit_path', params);
  return {
    district,
    region: view === 'all' ? `(${inUnits(own)} or ${under})` : under,
    places: view === 'below' && below.units.length === 0 ? below.subtrees : null,
    // Where a side dispatches it also sees what is below: only what has moved away is seen by this alone.
    strayed: `(${STRAYED} and ${scopePredicate(issued, 't.issuer_unit_path', params)})`,
    contact: `t.contact_person_id = ${params.bind(contactPersonId)}`,
  };
}

/** The SQL of `lightOf`, as alternatives that never hold together: of what the unit holds, and of what others do. `now` is a placeholder. */
export function lightAlternatives(light: Light, now: string): readonly string[] {
  // A light turns red at the effective due: said once more in the column by which lists are in order.
  const due = `t.effective_due_at ${light === 'red' ? '<=' : '>'} ${now}::timestamptz`;
  return [
    `${OPEN} and t.clock_holder = 'unit' and ${due} and ${colour(light, `${now}::timestamptz`)}`,
    `${light === 'green' ? HELD_ELSEWHERE : LEFT_LIT} and ${colour(light, 't.clock_since')}`,
  ];
}

/** The light at an instant: now while the unit holds the clock, else when it handed it on. */
export function colour(light: Light, at: string): string {
  return {
    red: `t.red_at <= ${at}`,
    yellow: `t.yellow_at <= ${at} and t.red_at > ${at}`,
    green: `t.yellow_at > ${at}`,
  }[light];
}

/** The SQL of `lightOf` as one condition. */
export function lightPredicate(light: Light, now: string): string {
  return `((${lightAlternatives(light, now).join(') or (')}))`;
}

/** Keys of the first tasks by effective due; one part for each way to be lit, so that each is found by its own index. */
export function firstOf(conditions: readonly string[], lights: readonly string[], most: string): string {
  const part = (more: readonly string[]) =>
    `(select t.district_id, t.effective_due_at, t.id from tasks t where ${[...conditions, ...more].join(' and ')} order by t.effective_due_at, t.id limit ${most})`;
  return lights.length === 0 ? part([]) : lights.map((light) => part([light])).join(' union all ');
}
