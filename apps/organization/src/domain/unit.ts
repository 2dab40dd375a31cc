import { hasEnded, type Day } from './calendar-day.js';
import {
  PeriodEndsBeforeItBeginsError,
  RootUnitStaysError,
  TemporaryBranchNeedsMissionAndEndError,
  TreeTooDeepError,
  UnitClosedError,
  UnitHasOpenUnitsBelowError,
  UnitUnderItselfError,
} from './unit.errors.js';
import { isBelowOrSame, levelsOf, MAX_LEVELS, pathBelow, type UnitPath } from './unit-path.js';

/** The kinds of unit (domain.md §1). */
export type UnitKind =
  | 'district-committee'
  | 'work-committee'
  | 'committee'
  | 'leading-party-group'
  | 'general-branch'
  | 'branch'
  | 'grid-branch'
  | 'temporary-branch'
  | 'party-cell'
  | 'office'
  | 'government'
  | 'subdistrict-office'
  | 'community'
  | 'stewardship-area';

/** A party cell (党小组) belongs to its branch: it holds no tasks and is never in an audience. */
export const KIND_WITHOUT_TASKS: UnitKind = 'party-cell';

/** Who answers for a unit. `vacant`: the heading post is empty and this person stands in by rule. */
export interface ResponsiblePerson {
  readonly personId: string;
  readonly name: string;
  readonly vacant: boolean;
}

export interface Unit {
  readonly districtId: string;
  readonly unitId: string;
  /** Short and never reused in the district; the last part of the path. */
  readonly number: number;
  readonly parentId: string | null;
  readonly path: UnitPath;
  readonly kind: UnitKind;
  readonly name: string;
  readonly code: string;
  readonly tags: readonly string[];
  readonly validFrom: Day;
  /** The first day on which the unit is no more. */
  readonly validTo: Day | null;
  readonly mission: string | null;
  readonly state: 'open' | 'closed';
  readonly responsible: ResponsiblePerson | null;
  readonly version: number;
}

export type NewUnit = Pick<
  Unit,
  'districtId' | 'unitId' | 'number' | 'kind' | 'name' | 'code' | 'tags' | 'validFrom' | 'validTo' | 'mission'
>;

/** A unit below `parent`, the root of the district when there is none. Nobody of its own answers for it yet. */
export function foundUnit(unit: NewUnit, parent: Unit | null, today: Day): Unit {
  if (parent) assertOpen(parent, today);
  if (unit.validTo !== null && unit.validTo <= unit.validFrom) throw new PeriodEndsBeforeItBeginsError();
  if (unit.kind === 'temporary-branch' && (unit.mission === null || unit.validTo === null)) {
    throw new TemporaryBranchNeedsMissionAndEndError();
  }
  const path = pathBelow(parent?.path ?? null, unit.number);
  if (levelsOf(path) > MAX_LEVELS) throw new TreeTooDeepError(MAX_LEVELS);
  return {
    ...unit,
    parentId: parent?.unitId ?? null,
    path,
    state: 'open',
    responsible: parent?.responsible ? { ...parent.responsible, vacant: true } : null,
    version: 1,
  };
}

export function renameUnit(unit: Unit, name: string, today: Day): Unit {
  assertOpen(unit, today);
  return next(unit, { name });
}

/** `deepest`: the number of levels of the deepest path in the subtree of `unit`. */
export function moveUnit(
  unit: Unit,
  newParent: Unit,
  at: { readonly deepest: number; readonly today: Day },
): Unit {
  assertOpen(unit, at.today);
  assertOpen(newParent, at.today);
  if (unit.parentId === null) throw new RootUnitStaysError();
  if (isBelowOrSame(newParent.path, unit.path)) throw new UnitUnderItselfError();
  const path = pathBelow(newParent.path, unit.number);
  if (at.deepest + levelsOf(path) - levelsOf(unit.path) > MAX_LEVELS) throw new TreeTooDeepError(MAX_LEVELS);
  return next(unit, { parentId: newParent.unitId, path });
}

/** Ends the unit on `validTo`; a day to come is only noted, the sweeper closes it then. */
export function closeUnit(
  unit: Unit,
  validTo: Day,
  at: { readonly openBelow: number; readonly today: Day },
): Unit {
  assertOpen(unit, at.today);
  if (unit.parentId === null) throw new RootUnitStaysError();
  if (validTo < unit.validFrom) throw new PeriodEndsBeforeItBeginsError();
  if (at.openBelow > 0) throw new UnitHasOpenUnitsBelowError(at.openBelow);
  return next(unit, { validTo, state: validTo <= at.today ? 'closed' : 'open' });
}

/** The day that was noted has come. */
export function endOfUnitReached(unit: Unit): Unit {
  return next(unit, { state: 'closed' });
}

export function withResponsible(unit: Unit, responsible: ResponsiblePerson | null): Unit {
  return next(unit, { responsible });
}

export function isClosed(unit: Unit, today: Day): boolean {
  return unit.state === 'closed' || hasEnded({ from: unit.validFrom, to: unit.validTo }, today);
}

export function assertOpen(unit: Unit, today: Day): void {
  if (isClosed(unit, today)) throw new UnitClosedError(unit.unitId);
}

function next(unit: Unit, changed: Partial<Unit>): Unit {
  return { ...unit, ...changed, version: unit.version + 1 };
}
