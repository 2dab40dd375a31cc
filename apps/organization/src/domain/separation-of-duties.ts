import type { Duty } from '#libs/kernel';
import { DutiesMustBeSeparateError } from './people.errors.js';

/**
 * The four groups of duties that no one person may combine (domain.md §7 三员分立): the three
 * administrators, and everybody who issues, reviews or handles. `none`: a post without duties.
 */
export type DutyGroup = 'units' | 'accounts' | 'audit' | 'work' | 'none';

const GROUPS: Record<Duty, DutyGroup> = {
  'administer-units': 'units',
  'administer-accounts': 'accounts',
  audit: 'audit',
  draft: 'work',
  'sign-off': 'work',
  dispatch: 'work',
  handle: 'work',
  review: 'work',
  supervise: 'work',
  remark: 'work',
};

/** The one group a post belongs to; a post of two groups is refused. */
export function dutyGroupOf(duties: readonly Duty[]): DutyGroup {
  const groups = new Set(duties.map((duty) => GROUPS[duty]));
  if (groups.size > 1) throw new DutiesMustBeSeparateError({ duties });
  return [...groups][0] ?? 'none';
}

/** Whether one person may hold posts of both groups at the same time. */
export function mayBeHeldTogether(a: DutyGroup, b: DutyGroup): boolean {
  return a === b || a === 'none' || b === 'none';
}
