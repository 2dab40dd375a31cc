import type { InputOf, taskCounts } from '#libs/contracts';
import type { Caller } from '#libs/kernel';
import { scopePredicate, type SqlParameters } from '#libs/persistence';
import type { Light } from '../domain/light.js';
import { type Visibility, visibilityOf } from '../domain/task-authority.js';

type View = InputOf<typeof taskCounts>['view'];

export const ENDED = `('closed', 'cancelled', 'handed-over')`;

/** What the caller may see of this view: the SQL of `maySee`, with the district first. */
export function visiblePredicate(caller: Caller, view: View, params: SqlParameters): string {
  return seenPredicate({ districtId: caller.districtId, visibility: visibilityOf(caller) }, view, params);
}

/** What somebody with this sight may see of the view. */
export function seenPredicate(
  { districtId, visibility }: { readonly districtId: string; readonly visibility: Visibility },
  view: View,
  params: SqlParameters,
): string {
  const { mine, own, below, issued, contactPersonId } = visibility;
  const district = `t.district_id = ${params.bind(districtId)}`;
  const inUnits = (ids: readonly string[]) => `t.unit_id = any(${params.bind([...ids])}::uuid[])`;
  if (view === 'mine') return `${district} and ${inUnits(mine)}`;
  const alternatives = [
    ...(view === 'all' ? [inUnits(own)] : []),
    scopePredicate(below, 't.unit_path', params),
    scopePredicate(issued, 't.issuer_unit_path', params),
    `t.contact_person_id = ${params.bind(contactPersonId)}`,
  ];
  return `${district} and (${alternatives.join(' or ')})`;
}

/** The light's instant: now while the unit holds the clock, else when it handed it on. `now` is a placeholder. */
export function litAt(now: string): string {
  return `(case when t.clock_holder = 'unit' then ${now}::timestamptz else t.clock_since end)`;
}

/** The SQL of `lightOf`. */
export function lightPredicate(light: Light, now: string): string {
  const at = litAt(now);
  const colour = {
    red: `${at} >= t.red_at`,
    yellow: `${at} >= t.yellow_at and ${at} < t.red_at`,
    green: `${at} < t.yellow_at`,
  }[light];
  return `t.state not in ${ENDED} and ${colour}`;
}
